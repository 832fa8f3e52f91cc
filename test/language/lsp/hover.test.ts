// What is shown where the pointer rests.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Editor } from '../../support/editor.js';
import { snn } from '../../support/snn.js';

let editor: Editor;
beforeEach(async () => {
  editor = await Editor.start({
    'cells.snn': snn`
        /// A cell of its own.
        neuron cell {
          /// its time constant
          param tau = 5 ms
          state V = 0 mV
          V' = -V / tau
          spike when V > 1 mV
        }
      `
  });
});
afterEach(() => editor.stop());

const brunel = `/// Strength of inhibition.
param g = 5 in 0 .. 20
param eta = 2   /// External drive.
const J = 0.1 mV
const theta = 20 mV
const tau = 20 ms
population E[10000] : lif_delta(tau_m = tau)
population I[2500] : lif_delta(tau_m = tau)
population Drive[1] : poisson_source(rate = eta * theta / (J * tau))
connect exc: E -> E, I {
  synapse delta(weight = J)
  pattern fixed_indegree(1000)
  delay 1.5 ms
}
connect rec: E -> E {
  synapse delta(weight = J)
  pattern fixed_probability(10 %)
}
experiment e { step 0.1 ms; record V of E; run 1 s; expect rate(E) > 1 Hz }
`;
const at = (place: string): string => brunel.replace(place.replace('<|>', ''), place);

describe('shows', () => {
  test('one of several populations on a line as it would stand alone', async () => {
    const text = await editor.hover('/// Two kinds.\npopulation E[3], <|>I[2] : lif(tau_m = 2 ms)\n');
    expect(text).toContain('population I[2] : lif(tau_m = 2 ms)');
    expect(text).toContain('2 neurons of lif');
    expect(text).toContain('Two kinds.');
    expect(text).not.toContain('E[3]');
  });
  test.each([
    ['the value an argument gives, computed', '(<|>rate =', ['param rate = 10 Hz', 'mean rate', 'Here **20 kHz**']],
    ['a comment and a value', 'param <|>g', ['param g = 5 in 0 .. 20', 'Strength of inhibition.', 'a plain number']],
    ['a comment behind', '(rate = <|>eta', ['param eta = 2', 'External drive.']],
    ['a duration in steps', 'const <|>tau', ['**20 ms**', 'a time (ms)', '200 steps of 0.1 ms']],
    ['a literal in its usual unit', 'delay 1.5 <|>ms', ['**1.5 ms**', '15 steps of 0.1 ms']],
    ['a use of a constant', 'J * <|>tau', ['const tau = 20 ms']],
    [
      'a model of the library with its equations',
      'E[10000] : <|>lif_delta',
      ['neuron lif_delta', "V' = ", 'spike when', 'Parameters: `tau_m = 20 ms`', 'standard library']
    ],
    [
      'the size of a population, and who projects onto it',
      'rate(<|>E)',
      ['10\u202F000 neurons of lif_delta', 'hears `exc`, `rec`']
    ],
    ['synapses that are counted', 'connect <|>exc', ['12\u202F500\u202F000 synapses', '1000 onto each neuron']],
    ['synapses that are drawn', 'connect <|>rec', ['about 10\u202F000\u202F000 synapses']],
    ['what is recorded', 'record <|>V of E', ['state V = E_L', 'a voltage (mV)', 'neuron `lif_delta`']],
    ['a function', 'expect <|>rate', ['function rate(what : neurons', 'Mean firing rate']],
    [
      'what a synapse needs of its target',
      'synapse <|>delta(weight = J)\n  pattern fixed_indegree',
      ['synapse delta into V : mV']
    ],
    ['a keyword', 'e { <|>step', ['step of the time grid']],
    ['a pattern', '<|>fixed_indegree', ['pattern fixed_indegree(n : 1)', 'with replacement']]
  ])('%s', async (_, place, expected) => {
    expect(at(place)).toContain('<|>');
    const text = await editor.hover(at(place));
    for (const name of expected) expect(text).toContain(name);
  });

  test.each([
    ['a word inside of a statement', 'record V of E <|>every 1 ms', 'What is kept of a run.'],
    ['the step of a model', 'neuron n { each <|>step { } }', 'What is done in each step'],
    ['a model of synapses', '<|>synapse s { }', 'A model of synapses'],
    ['the synapse of a connection', 'connect E -> E { <|>synapse delta }', 'The synapse that a connection uses'],
    ['a word of an expression', 'neuron n { spike when V <|>crosses 1 mV }', 'Comes from below']
  ])('%s has the note of its statement', async (_, text, expected) =>
    expect(
      await editor.hover(
        text.startsWith('record')
          ? snn`
      experiment e {
        ${text}
      }
    `
          : `${text}\n`
      )
    ).toContain(expected)
  );

  test.each([
    [
      'of a model',
      snn`
      neuron n {
        noise <|>eta
        V' = eta
      }
    `,
      ['noise eta', 'one for each neuron']
    ],
    [
      'of a population',
      snn`
      neuron n {
        noise <|>field shared
      }
    `,
      ['one for all neurons of a population']
    ],
    [
      'of the file, where it is read',
      snn`
        /// What all hear.
        noise common
        neuron n {
          state x = 0
          x' = <|>common / (1 ms)^0.5
        }
      `,
      ['noise common', 'one for all neurons that read it', 'What all hear.']
    ],
    [
      'of its own',
      snn`
      neuron n {
        state x = 0
        x' = <|>xi / (1 ms)^0.5
      }
    `,
      ['Each `xi` that is']
    ]
  ])('whose a noise is: %s', async (_, text, expected) => {
    const found = await editor.hover(text);
    for (const name of expected) expect(found).toContain(name);
  });
  test('what another file declares', async () => {
    const text = await editor.hover('import "cells.snn"\npopulation C[3] : <|>cell(tau = 2 ms)\n');
    expect(text).toContain('A cell of its own.');
    expect(text).toContain("V' = -V / tau");
  });
  test("a function of one's own, applied", async () =>
    expect(await editor.hover('function twice(x) = 2 * x\nconst <|>a = twice(20 mV)\n')).toContain('**40 mV**'));
  test('a wrong unit is left to its finding, which the editor shows beside', async () =>
    expect(await editor.hover('const a = <|>5 mv\n')).toBeUndefined());
  test('a connection without a pattern', async () => {
    const text = await editor.hover('population A[3] : lif\nconnect <|>all: A -> A { synapse delta(weight = 1 mV) }\n');
    expect(text).toContain('9 synapses');
    expect(text).toContain('all to all');
  });
  test('the first value of a state', async () =>
    expect(
      await editor.hover(snn`
        neuron n {
          param E = -70 mV
          state <|>V : mV = E + 5 mV
          V' = -V / (1 ms)
        }
      `)
    ).toContain('at first **-65 mV**'));
  test('an open dimension', async () =>
    expect(
      await editor.hover(snn`
        plasticity p {
          param <|>top : dimension of weight
          on pre { weight = top }
        }
      `)
    ).toContain('the dimension of weight'));
  test('a time off the grid', async () =>
    expect(await editor.hover('const <|>d = 0.25 ms\nexperiment e { step 0.1 ms; run 1 ms }\n')).toContain(
      '2.5 steps, not on the grid of 0.1 ms'
    ));
  test('no value for what is drawn', async () =>
    expect(await editor.hover('const <|>w = uniform(1 mV, 2 mV)\n')).not.toContain('**'));
  test('no steps where experiments step differently', async () => {
    expect(
      await editor.hover(
        snn`
          const <|>d = 1 ms
          experiment e { step 0.1 ms; run 1 ms }
          experiment f { step 0.2 ms; run 1 ms }
        `
      )
    ).not.toContain('steps');
  });
  test('nothing endless for what is defined by itself', async () =>
    expect(await editor.hover('const <|>a = b\nconst b = a\n')).toContain('const a = b'));
  test('the file that is still being written', async () =>
    expect(
      await editor.hover(snn`
      const <|>tau = 20 ms
      population E[10 : lif(
      connect {
    `)
    ).toContain('**20 ms**'));
  test('nothing on white space', async () =>
    expect(
      await editor.hover(snn`
      const tau = 20 ms

      <|>

      const b = tau
    `)
    ).toBeUndefined());
});
