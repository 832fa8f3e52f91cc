// An editor on models that are others with some of their parameters given.
import type { DocumentSymbol, SemanticTokens, SignatureHelp } from 'vscode-languageserver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Editor } from '../../support/editor.js';

const cells =
  "/// Cells of our own.\nneuron cell = own(tau = 7 ms, V = 2 mV)\nneuron own {\n  param tau = 5 ms\n  param E = 0 mV\n  input I : pA\n  state V = 0 mV\n  V' = (E - V) / tau\n}\n";

let editor: Editor;
beforeEach(async () => {
  editor = await Editor.start({ 'cells.snn': cells });
});
afterEach(() => editor.stop());

const network = (place: string): string => {
  const text = `import "cells.snn"
neuron slow = cell(tau = 30 ms)
pattern sparse = fixed_probability(10 %)
population A[10], B[20] : slow(E = 3 mV)
connect c: A -> B {
  synapse delta(weight = 1 mV)
  pattern sparse
}
experiment e { step 0.1 ms; record V of A; run 1 ms }
`;
  const found = text.replace(place.replace('<|>', ''), place);
  expect(found).toContain('<|>');
  return found;
};
const others = { 'cells.snn': cells };

describe('hover', () => {
  test('shows what it comes to: the equations, and all parameters with the values given on the way', async () => {
    const text = await editor.hover(network('B[20] : <|>slow'));
    expect(text).toContain('neuron slow = cell(tau = 30 ms)');
    expect(text).toContain("V' = (E - V) / tau");
    expect(text).toContain('Parameters: `tau = 30 ms`, `E = 0 mV`, `V = 2 mV`');
  });
  test('shows the comment above it', async () => {
    await editor.open('main.snn', network('slow = <|>cell'));
    expect(await editor.hover(network('slow = <|>cell'))).toContain('Cells of our own.');
  });
  test('on a parameter leads to the one of the model behind', async () =>
    expect(await editor.hover(network('slow(<|>E'))).toContain('Of the neuron `own`.'));
  test('counts the synapses of a configured pattern', async () =>
    expect(await editor.hover(network('connect <|>c'))).toContain('about 20 synapses'));
});

describe('definition', () => {
  test.each([
    ['a configured model', ': <|>slow', 'main.snn slow 2'],
    ['the one it configures', '= <|>cell', 'cells.snn cell 2'],
    ['a parameter given in it', 'cell(<|>tau', 'cells.snn tau 4'],
    ['a parameter given at its use', 'slow(<|>E', 'cells.snn E 5'],
    ['a configured pattern', 'pattern <|>sparse\n}', 'main.snn sparse 3'],
    ['a state of its neurons', 'record <|>V', 'cells.snn V 7']
  ])('of %s', async (_, place, target) =>
    expect(await editor.targets('definition', network(place), others)).toEqual([target])
  );
});

describe('rename', () => {
  const plain = network('<|>slow').replace('<|>', '');
  test('of a configured model, here and in other files', async () => {
    expect(await editor.renamed(network('= <|>cell'), 'unit', others)).toEqual({
      'main.snn': plain.replace('= cell', '= unit'),
      'cells.snn': cells.replace('neuron cell', 'neuron unit')
    });
  });
  test('of a parameter, wherever it is given', async () => {
    expect(await editor.renamed(network('cell(<|>tau'), 'time_constant', others)).toEqual({
      'main.snn': plain.replace('tau', 'time_constant'),
      'cells.snn': cells.replaceAll('tau', 'time_constant')
    });
  });
});

describe('completion', () => {
  const labels = async (text: string): Promise<string[]> => (await editor.completion(text)).map(item => item.label);
  test("offers models of its kind behind '=', and not itself", async () => {
    const found = await labels('import "cells.snn"\nneuron fast = <|>\n');
    expect(found.slice(0, 20)).toEqual(expect.arrayContaining(['cell', 'own', 'lif']));
    expect(found).not.toContain('fast');
    expect(found).not.toContain('delta');
    expect(found).not.toContain('stdp');
  });
  test('offers it where models of its kind are used', async () =>
    expect(await labels('import "cells.snn"\npopulation C : <|>\n')).toContain('cell'));
  test('offers parameters of the model behind with the values that are given', async () => {
    const found = await editor.completion(
      'import "cells.snn"\nneuron slow = cell(tau = 30 ms)\npopulation C : slow(<|>)\n'
    );
    expect(found.slice(0, 3).map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      'tau: 30 ms',
      'E: 0 mV',
      'V: 2 mV'
    ]);
  });
});

test('signature help shows the values that are given', async () => {
  const help = await editor.at<SignatureHelp>('signatureHelp', network('slow(E = <|>'));
  expect(help.signatures[0]!.label).toBe('slow(tau = 30 ms, E = 0 mV, V = 2 mV, I : pA)');
  expect(help.activeParameter).toBe(1);
});

test('the outline says what it is', async () => {
  await editor.open('main.snn', network('<|>import'));
  const found = await editor.ask<DocumentSymbol[]>('documentSymbol', 'main.snn');
  expect(found.slice(0, 2).map(({ name, detail }) => `${name}: ${detail}`)).toEqual([
    'slow: neuron, cell(tau = 30 ms)',
    'sparse: pattern, fixed_probability(10 %)'
  ]);
});

test('its name has the colour of models', async () => {
  await editor.open('main.snn', 'neuron cell = lif\n<|>');
  const { data } = await editor.ask<SemanticTokens>('semanticTokens/full', 'main.snn');
  const legend = editor.result.capabilities.semanticTokensProvider!.legend;
  const types = Array.from({ length: data.length / 5 }, (_, i) => legend.tokenTypes[data[5 * i + 3]!]);
  expect(types).toEqual(['class', 'class']);
});
