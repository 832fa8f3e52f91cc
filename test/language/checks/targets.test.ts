// What is said of a connection that chooses variables of its target, and of heads of synapses that don't say what their bodies do.
import { describe, expect, test } from 'vitest';
import { languageOf, shown, uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';

const cells = `
neuron cell {
  input I_soma : pA
  input drive : mV
  state V = 0 mV
  state V_dendrite = 0 mV
  state level = 0
  V' = (V_dendrite - 2 * V) / 10 ms + I_soma / 200 pF
  V_dendrite' = (V + drive - V_dendrite) / 10 ms
  level' = -level / 1 s
}
population Source : spike_list(times = [5 ms])
population Cell[3] : cell
`;
const found = (text: string): string[] => shown(languageOf({ 'main.snn': text }).check(uriOf('main.snn')));
const messagesOf = (text: string): string[] => found(text).map(finding => finding.replace(/^(\S+) \d+ /, '$1: '));
const connected = (synapse: string): string[] =>
  messagesOf(snn`
    ${cells}connect Source -> Cell {
      synapse ${synapse}
    }
  `);

describe('a connection that chooses', () => {
  test.each([
    ['exp_current(weight = 1 pA) into I_soma', []],
    ['delta(weight = 1 mV) into V_dendrite', []],
    [
      'exp_current(weight = 1 pA) into I_some',
      ["unknown-name: There is no 'I_some' among the inputs of population Cell. Did you mean 'I_soma'?"]
    ],
    [
      'exp_current(weight = 1 pA) into V',
      ["unknown-name: There is no 'V' among the inputs of population Cell. There are I_soma, drive."]
    ],
    [
      'delta(weight = 1 mV) into I_soma',
      ["unknown-name: There is no 'I_soma' among the states of population Cell. There are V, V_dendrite, level."]
    ],
    [
      'exp_current(weight = 1 pA) into drive',
      [
        'dimension-mismatch: Synapse exp_current injects a current (pA) into drive, but input drive of neuron cell of population Cell takes a voltage (mV); use another synapse or neuron.'
      ]
    ],
    [
      'delta(weight = 1 mV) into level',
      [
        'dimension-mismatch: Synapse delta takes level as its post.V, a voltage (mV), but level of neuron cell of population Cell is a plain number.'
      ]
    ],
    [
      'exp_current(weight = 1 pA)',
      [
        'dimension-mismatch: Synapse exp_current injects a current (pA) into I, but neuron cell of population Cell has no input I; it has I_soma, a current (pA), and drive, a voltage (mV): write synapse exp_current(…) into I_soma.'
      ]
    ],
    [
      'exp_conductance(weight = 1 nS) into I_soma',
      [
        'chosen-target: Synapse exp_conductance reads V of its target, which has V_dendrite too; say which is meant here: reads V_dendrite, or reads V.'
      ]
    ],
    ['exp_conductance(weight = 1 nS) into I_soma reads V', []],
    [
      'delta(weight = 1 mV) into V, V_dendrite',
      ["chosen-target: Synapse delta names 1 behind 'into' (V), and here are 2; name as many, in the same order."]
    ],
    ['delta(weight = 1 mV) reads V', ["chosen-target: Synapse delta names nothing behind 'reads'; write into V."]],
    [
      'reset_and_block into V_dendrite reads V_reset',
      [
        "unknown-name: There is no 'V_reset' among the variables of population Cell. There are I_soma, drive, V, V_dendrite, level."
      ]
    ]
  ])('%s', (synapse, messages) => expect(connected(synapse)).toEqual(messages));
  test('each of several populations is asked', () =>
    expect(
      messagesOf(
        `${cells}population Other : lif\nconnect Source -> Cell, Other { synapse exp_current(weight = 1 pA) into I_soma }\n`
      )
    ).toEqual(["unknown-name: There is no 'I_soma' among the inputs of population Other. There is I."]));
  test('a choice that only the connection reads counts as reading', () => {
    const unread = `${cells.replace('param', '')}connect Source -> Cell { synapse kick into level }
synapse kick into n { on pre { post.n += 1 } }
experiment e { step 0.1 ms; record V of Cell; run 1 ms }
`;
    expect(messagesOf(unread)).toContainEqual(expect.stringMatching(/^unread-state: Nothing reads the state level/));
    const read = unread.replace('post.n += 1', 'post.n += 1 - post.n');
    expect(messagesOf(read)).not.toContainEqual(expect.stringMatching(/^unread-state/));
  });
});

describe('the head of a model', () => {
  const synapse = (head: string, body = 'on pre { post.V += weight }'): string[] =>
    messagesOf(snn`
      synapse kick ${head}{
        param weight : mV
        ${body}
      }
    `);
  test.each([
    ['into V ', []],
    ['into V : mV ', []],
    [
      '',
      ['unnamed-target: Synapse kick changes V of its target, which its head does not name; write synapse kick into V.']
    ],
    [
      'reads V ',
      ['unnamed-target: Synapse kick changes V of its target, which its head does not name; write synapse kick into V.']
    ],
    ['into V, V ', ['unnamed-target: The head of kick names V twice; remove one.']],
    [
      'into V, W ',
      ['unnamed-target: Synapse kick neither feeds nor changes W of its target; take it out of the head.']
    ],
    ['into V reads W ', ['unnamed-target: Synapse kick does not read W of its target; take it out of the head.']],
    [
      'into V : pA ',
      [
        'dimension-mismatch: post.V += needs a current (pA), but weight is a voltage (mV); multiply it by a conductance (nS).'
      ]
    ]
  ])('synapse kick %s', (head, messages) => expect(synapse(head)).toEqual(messages));
  test('several kinds of touching are one finding', () =>
    expect(
      messagesOf(
        snn`
          synapse s into I : pA {
           param weight : nS
           state g = 0 nS
           g' = -g / 5 ms
           on pre { g += weight; post.n += 1 }
           inject I = g * (post.E - post.V)
          }
        `
      )
    ).toEqual([
      'unnamed-target: Synapse s changes n and reads E, V of its target, which its head does not name; write synapse s into I : pA, n reads E, V.'
    ]));
  test('of a rule', () =>
    expect(messagesOf('plasticity p { on pre { weight *= if post.V > 0 mV then 1.01 else 0.99 } }\n')).toEqual([
      'unnamed-target: Plasticity p reads V of its target, which its head does not name; write plasticity p reads V.'
    ]));
  test('what it says of dimensions holds in the body', () =>
    expect(
      messagesOf(
        snn`
          synapse s into I : pA {
           param weight : nS
           state g = 0 nS
           g' = -g / 5 ms
           on pre { g += weight }
           inject I = g
          }
        `
      )
    ).toEqual([
      'dimension-mismatch: I needs a current (pA), but g is a conductance (nS); multiply it by a voltage (mV).'
    ]));
  test('a neuron has none', () =>
    expect(messagesOf("neuron n into I { state V = 0 mV; V' = -V / 1 ms }\n")).toEqual([
      "misplaced-statement: 'into' says what a synapse needs of its target, and 'n' is a neuron; take it out of the head."
    ]));
});
