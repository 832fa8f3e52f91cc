// Renaming changes every use, or is refused with a sentence.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Editor } from '../../support/editor.js';
import { snn } from '../../support/snn.js';
import { cells } from './cells.js';

let editor: Editor;
beforeEach(async () => {
  editor = await Editor.start({ 'cells.snn': cells });
});
afterEach(() => editor.stop());

describe('renames', () => {
  test('a constant', async () =>
    expect(await editor.renamed('const <|>J = 1\nconst b = J + J\n', 'K')).toEqual({
      'main.snn': 'const K = 1\nconst b = K + K\n'
    }));
  test('one of several populations on a line', async () =>
    expect(
      await editor.renamed(
        snn`
          population E[3], <|>I[2] : lif
          connect c: I -> E {
            synapse exp_current(weight = 1 pA)
          }
        `,
        'inhibitory'
      )
    ).toEqual({
      'main.snn': snn`
          population E[3], inhibitory[2] : lif
          connect c: inhibitory -> E {
            synapse exp_current(weight = 1 pA)
          }
        `
    }));
  test('from a use', async () =>
    expect(await editor.renamed('const J = 1\nconst b = <|>J\n', 'K')).toEqual({
      'main.snn': 'const K = 1\nconst b = K\n'
    }));
  test('a state of another file with all that names it', async () => {
    const text = (V: string): string =>
      snn`
        import "cells.snn"
        population E[1] : cell(${V} = 1 mV)
        experiment e {
          record ${V} of E
          expect mean(${V.replace('<|>', '')} of E) < 1 mV
        }
      `;
    const renamed = await editor.renamed(text('V').replace('record V', 'record <|>V'), 'U', { 'cells.snn': cells });
    expect(renamed).toEqual({ 'main.snn': text('U'), 'cells.snn': cells.replace(/\bV\b/g, 'U') });
  });
  test('an input with the stimuli that choose it', async () => {
    const text = (input: string): string =>
      snn`
        neuron two {
          input ${input.replace('<|>', '')} : pA
          input J : pA
          state V = 0 pA
          V' = (${input.replace('<|>', '')} + J - V) / 1 ms
        }
        population E[1] : two
        experiment e {
          step 0.1 ms
          record V of E
          stimulate ${input} of E with 1 pA
          run 1 ms
        }
      `;
    expect(await editor.renamed(text('<|>I'), 'K')).toEqual({ 'main.snn': text('K') });
  });
  test('a noise with all equations that read it', async () => {
    const text = (noise: string, use: string): string =>
      snn`
        noise ${noise}
        neuron n {
          state x = 0
          let s = ${use} / (1 ms)^0.5
          x' = s + ${use} / (1 ms)^0.5
        }
      `;
    expect(await editor.renamed(text('<|>common', 'common'), 'background')).toEqual({
      'main.snn': text('background', 'background')
    });
  });
  describe('a variable of a target', () => {
    const text = (V: string, into: string, synapse = 'delta'): string =>
      snn`
        synapse kick into U reads G {
          param weight : mV
          on pre { post.U += weight * post.G }
        }
        neuron two {
          param G = 1
          state U : mV = 0 mV
          state ${V} : mV = 0 mV
          U' = -U / 5 ms
          ${V.replace('<|>', '')}' = (U - ${V.replace('<|>', '')}) / 5 ms
        }
        population E[1] : two
        connect E -> E {
          synapse ${synapse}(weight = 1 mV) into ${into}
          pattern all_to_all
        }
      `;
    test('with the connections that choose it, also for a synapse of the library', async () => {
      expect(await editor.renamed(text('<|>W', 'W'), 'D')).toEqual({ 'main.snn': text('D', 'D') });
      expect(await editor.renamed(text('<|>W', 'W', 'kick'), 'D')).toEqual({ 'main.snn': text('D', 'D', 'kick') });
    });
    test('with the configured synapse that chooses it, and from there', async () => {
      const configured = (V: string, into: string): string =>
        text(V, 'G')
          .replace(' into G', '')
          .replace('synapse delta(', 'synapse far(')
          .replace('population', `synapse far = delta into ${into}\npopulation`);
      expect(await editor.renamed(configured('<|>W', 'W'), 'D')).toEqual({ 'main.snn': configured('D', 'D') });
      expect(await editor.renamed(configured('W', '<|>W'), 'D')).toEqual({ 'main.snn': configured('D', 'D') });
    });
    test('from the connection', async () =>
      expect(await editor.renamed(text('W', '<|>W'), 'D')).toEqual({ 'main.snn': text('D', 'D') }));
    test('with the heads and bodies of synapses, where nothing is chosen', async () => {
      const plain = text('W', 'W', 'kick').replace(' into W', '');
      const renamed = plain.replace(/\bG\b/g, 'K');
      expect(await editor.renamed(plain.replace('param G', 'param <|>G'), 'K')).toEqual({ 'main.snn': renamed });
      expect(await editor.renamed(plain.replace('reads G', 'reads <|>G'), 'K')).toEqual({ 'main.snn': renamed });
    });
    test('and leaves the head of the synapse alone where another is chosen', async () => {
      const renamed = await editor.renamed(text('W', 'W', 'kick').replace('state U', 'state <|>U'), 'S');
      expect(renamed['main.snn']).toContain('synapse kick into U reads G');
      expect(renamed['main.snn']).toContain('state S : mV');
    });
  });
  test('what only an inner declaration hides', async () => {
    expect(await editor.renamed('const <|>a = 1\nfunction f(x) = x + a\n', 'b')).toEqual({
      'main.snn': 'const b = 1\nfunction f(x) = x + b\n'
    });
  });
});

describe('refuses', () => {
  test.each([
    ['a name that exists', 'const <|>a = 1\nconst b = a\n', 'b', "There is a constant of the file 'b' here already"],
    ['the name of the one beside it', 'population <|>E, I : lif\n', 'I', "There is a population 'I' here already"],
    ['a word of the language', 'const <|>a = 1\n', 'neuron', "'neuron' is not a name"],
    ['what is not a name', 'const <|>a = 1\n', '2 a', "'2 a' is not a name"],
    ['the library', 'population E[1] : <|>lif\n', 'lof', "A neuron of the standard library keeps its name 'lif'"],
    [
      'a parameter of the library',
      'population E[1] : lif(<|>tau_m = 1 ms)\n',
      'tau',
      'of the standard library keeps its name'
    ],
    [
      'a name hidden where it is used',
      'const <|>a = 1\nfunction f(x) = x + a\n',
      'x',
      "Where 'a' is used, 'x' is an argument already"
    ],
    [
      'a name that hides another one',
      snn`
        const g = 1
        neuron n {
          param <|>a = 1
          state V = g + a
          V' = -V / (1 ms)
        }
      `,
      'g',
      "'g' is used in main.snn with another meaning"
    ],
    [
      'a function that hides one of the library',
      'function <|>f(x) = x\nconst b = f(1) + exp(1)\n',
      'exp',
      "'exp' is used in main.snn with another meaning"
    ],
    [
      'a state that a synapse of the library changes',
      snn`
        neuron n {
          state <|>V : mV = 0 mV
          V' = -V / (1 ms)
          spike when V > 1 mV
        }
        population E[1] : n
        connect E -> E {
          synapse delta(weight = 1 mV)
          pattern all_to_all
        }
      `,
      'U',
      "'V' is named in synapse delta of the standard library, used with neuron n; choose it in the connection first (synapse delta into V), and it can be renamed."
    ],
    [
      'an input that a synapse of the library feeds',
      snn`
        neuron n {
          input <|>I : pA
          state V = I
          V' = -V / (1 ms)
        }
        population E[1] : n
        connect E -> E {
          synapse exp_current(weight = 1 pA)
          pattern all_to_all
        }
      `,
      'J',
      "'I' is named in synapse exp_current of the standard library"
    ],
    [
      'a name that a file which imports it declares',
      snn`
        import "cells.snn"
        const other = 1
        population E[1] : <|>cell
      `,
      'other',
      'The file main.snn already declares'
    ]
  ])(
    '%s',
    async (_, text, name, message) =>
      await expect(editor.renamed(text, name, { 'cells.snn': cells })).rejects.toThrow(message)
  );
  test('before a new name is asked for, where none would do', async () =>
    await expect(editor.at('prepareRename', 'population E[1] : <|>lif\n')).rejects.toThrow('keeps its name'));
  test('nothing on a number', async () => expect(await editor.at('prepareRename', 'const a = 2<|>0 ms\n')).toBeNull());
});
