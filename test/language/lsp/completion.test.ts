// What is offered at the cursor, in whole and in broken texts.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CompletionItemKind, type TextEdit } from 'vscode-languageserver';
import { Editor, applied, marked } from '../../support/editor.js';
import { languageOf, shown, uriOf } from '../../support/text-world.js';

let editor: Editor;
beforeEach(async () => {
  editor = await Editor.start({
    'cells.snn':
      "/// Cells of our own.\nneuron cell {\n  param tau = 5 ms\n  state V = 0 mV\n  V' = -V / tau\n  spike when V > 1 mV\n}\n",
    'net.csv': 'pre,post,weight\n0,1,2\n'
  });
});
afterEach(() => editor.stop());

const labels = async (text: string): Promise<string[]> => (await editor.completion(text)).map(item => item.label);

const network = `param g = 5
const J = 50 pA
population E[10] : lif
population I[5] : lif_cond
connect exc: E -> I {
  synapse exp_current(weight = J)
  pattern all_to_all
}
`;

const twoInputs = `neuron cell {
  input I_soma : pA
  input I_dendrite : pA
  state V = 0 pA
  V' = (I_soma + I_dendrite - V) / 1 ms
}
population C[2] : cell
`;

const onto = 'connect C -> C {\n  synapse exp_conductance(weight = 1 nS)';

describe('offers first', () => {
  test.each([
    [
      'neuron models for a population',
      'population A[3] : <|>\n',
      ['adex', 'lif', 'poisson_source'],
      ['delta', 'stdp', 'rate', 'exp', 'all_to_all']
    ],
    [
      'synapse models',
      `${network}connect E -> I {\n  synapse <|>\n}\n`,
      ['delta', 'exp_current'],
      ['lif', 'stdp', 'J']
    ],
    [
      'plasticity rules',
      `${network}connect E -> I {\n  synapse delta(weight = 1 mV)\n  plasticity st<|>\n}\n`,
      ['stdp'],
      ['delta', 'lif']
    ],
    [
      'patterns, or a condition',
      `${network}connect E -> I {\n  pattern <|>\n}\n`,
      ['all_to_all', 'fixed_indegree', 'where'],
      ['lif', 'delta']
    ],
    ['populations to connect', `${network}connect <|>`, ['E', 'I'], ['exc', 'lif', 'J']],
    ['populations behind the arrow', `${network}connect E -> <|>`, ['E', 'I'], ['exc', 'J']],
    [
      'parameters of the model not yet given',
      `${network}population A[2] : lif(tau_m = 10 ms, <|>)\n`,
      ['R', 'V_th', 'V'],
      ['tau_m', 'J', 'exp']
    ],
    ['parameters without a closing bracket', `${network}population A[2] : lif(<|>\n`, ['tau_m', 'R'], ['J']],
    [
      'parameters of a synapse',
      `${network}connect E -> I {\n  synapse exp_current(<|>)\n}\n`,
      ['weight', 'tau'],
      ['J']
    ],
    [
      'values behind a parameter',
      `${network}population A[2] : lif(tau_m = <|>)\n`,
      ['g', 'J', 'uniform', 'exp'],
      ['rate', 'raster', 'lif', 'E']
    ],
    ['what can be recorded', `${network}experiment e {\n  record <|>\n}\n`, ['spikes', 'V'], ['E', 'lif']],
    [
      'what can be recorded of these neurons',
      `${network}experiment e {\n  record <|> of I\n}\n`,
      ['spikes', 'V', 'g_L'],
      ['tau_m']
    ],
    ['whom to record', `${network}experiment e {\n  record spikes of <|>\n}\n`, ['E', 'I', 'exc'], ['J']],
    ['statistics to expect', `${network}experiment e {\n  expect <|>\n}\n`, ['rate', 'cv_isi', 'g'], ['raster', 'lif']],
    [
      'neurons for a statistic of spikes',
      `${network}experiment e {\n  expect rate(<|>) > 1 Hz\n}\n`,
      ['E', 'I'],
      ['exc', 'raster']
    ],
    [
      'variables for a statistic of values',
      `${network}experiment e {\n  expect mean(<|>) > 1 mV\n}\n`,
      ['V', 'weight'],
      ['raster']
    ],
    ['pictures to plot', `${network}experiment e {\n  plot <|>\n}\n`, ['raster', 'trace', 'rate'], ['lif']],
    ['parameters to sweep', `${network}experiment e {\n  sweep <|>\n}\n`, ['g'], ['J', 'E']],
    ['whom to stimulate', `${network}experiment e {\n  stimulate <|>\n}\n`, ['E', 'I'], ['exc', 'g']],
    [
      'what a synapse feeds',
      `${twoInputs}${onto} into <|>\n  pattern all_to_all\n}\n`,
      ['I_soma', 'I_dendrite'],
      ['V', 'tau']
    ],
    ['what a synapse reads', `${twoInputs}${onto} into I_soma reads <|>\n}\n`, ['V', 'I_soma'], ['C']],
    [
      'what a configured synapse feeds',
      `${twoInputs}synapse weak = exp_conductance into <|>\n`,
      ['I_soma', 'I_dendrite'],
      ['V', 'tau']
    ],
    ['what a configured synapse reads', `${twoInputs}synapse weak = exp_conductance reads <|>\n`, ['V'], ['C', 'tau']],
    [
      'how a configured synapse goes on',
      `${twoInputs}synapse weak = exp_conductance <|>\n`,
      ['into', 'reads'],
      ['record']
    ],
    ['how a synapse goes on', `${twoInputs}${onto} <|>\n}\n`, ['into', 'reads'], ['record']],
    [
      'what a model of synapses needs',
      `${twoInputs}synapse kick into <|> {\n  param weight : pA\n}\n`,
      ['I_soma', 'V'],
      ['C']
    ],
    ['which input', `${twoInputs}experiment e {\n  stimulate <|>\n}\n`, ['C', 'I_soma', 'I_dendrite'], ['V']],
    [
      'which input of these',
      `${twoInputs}experiment e {\n  stimulate <|> of C\n}\n`,
      ['I_soma', 'I_dendrite'],
      ['V', 'C']
    ],
    ['whose input', `${twoInputs}experiment e {\n  stimulate I_soma of <|>\n}\n`, ['C'], ['I_soma']],
    [
      'how a statement goes on',
      `${network}experiment e {\n  stimulate E <|>\n}\n`,
      ['with'],
      ['record', 'step', 'lif']
    ],
    ['how an expectation goes on', `${network}experiment e {\n  expect rate(E) <|>\n}\n`, ['in', 'near'], ['record']],
    ['when a neuron spikes', 'neuron n {\n  state V = 0 mV\n  spike <|>\n}\n', ['when', 'count', 'at'], ['param']],
    ['on which event', 'neuron n {\n  on <|>\n}\n', ['spike', 'pre', 'post'], ['param']],
    [
      'what a model holds, for its equations',
      "neuron n {\n  param tau = 1 ms\n  state V = 0 mV\n  V' = <|>\n}\n",
      ['tau', 'V', 'xi', 'exp'],
      ['rate', 'weight', 'lif']
    ],
    [
      'noises, for its equations',
      "noise common\nneuron n {\n  noise eta\n  state V = 0 mV\n  V' = <|>\n}\n",
      ['common', 'eta', 'xi'],
      ['n']
    ],
    ['no noise where it has no value', 'noise common\nconst a = <|>\n', ['pi'], ['common']],
    ['how a noise goes on', 'neuron n {\n  noise eta <|>\n}\n', ['shared'], ['holds']],
    [
      'equations of states',
      'neuron n {\n  state V = 0 mV\n  <|>\n}\n',
      ["V'", 'param', 'spike', 'refractory'],
      ['record', 'population']
    ],
    ['states in an event', 'neuron n {\n  state V = 0 mV\n  on spike { <|> }\n}\n', ['V', 'let'], ['record', 'param']],
    [
      'states that are held',
      'neuron n {\n  param t = 1 ms\n  state V = 0 mV\n  refractory t holds <|>\n}\n',
      ['V'],
      ['t']
    ],
    [
      'variables of the other neuron',
      'synapse s {\n  param weight : mV\n  on pre { post.<|> += weight }\n}\npopulation A[1] : lif\n',
      ['V', 'index'],
      ['weight', 'rate']
    ],
    [
      'inputs to inject into',
      'synapse s {\n  param weight : pA\n  inject <|>\n}\npopulation A[1] : lif\n',
      ['I'],
      ['weight']
    ],
    [
      'the weight of a rule, for an equation of its own',
      'plasticity p {\n  state x = 0\n  <|>\n}\n',
      ["x'", "weight'", 'state'],
      ['weight']
    ],
    ['no weight for an equation of a synapse', 'synapse p {\n  state x = 0\n  <|>\n}\n', ["x'"], ["weight'"]],
    ['the weight in a rule alone', 'plasticity p {\n  on pre { weight = <|> }\n}\n', ['weight', 'clip'], ['rate']],
    ['types', 'neuron n {\n  input I : <|>\n}\n', ['mV', 'pA'], ['lif', 'exp']],
    ['a table as data', 'data net = <|>\n', ['table'], ['exp', 'rate', 'net']],
    ['not what is being declared', 'const a = <|>\n', ['pi', 'exp'], ['a', 'table', 'rate']],
    ['no statistics as a setting', `${network}experiment e {\n  set g = <|>\n}\n`, ['J'], ['rate']],
    ['columns of a table', 'data net = table("net.csv")\nconst a = net.<|>\n', ['pre', 'post', 'weight'], ['net']],
    [
      'statements of a file',
      `${network}<|>`,
      ['population', 'connect', 'experiment', 'experiment …', 'neuron …'],
      ['record', 'V']
    ],
    [
      'statements of an experiment',
      `${network}experiment e {\n  <|>\n}\n`,
      ['step', 'record', 'run', 'expect'],
      ['population', 'neuron …']
    ],
    [
      'statements of a connection',
      `${network}connect E -> I {\n  <|>\n}\n`,
      ['synapse', 'pattern', 'delay', 'plasticity'],
      ['record']
    ]
  ])('%s', async (_, text, wanted, unwanted) => {
    const found = await labels(text);
    expect(
      wanted.filter(name => !found.includes(name)),
      found.join(' ')
    ).toEqual([]);
    expect(
      unwanted.filter(name => found.includes(name)),
      found.join(' ')
    ).toEqual([]);
  });
});

describe('the likeliest first', () => {
  test.each([
    ['neurons in a statistic of spikes', `${network}experiment e {\n  expect rate(<|>) > 1 Hz\n}\n`, 'E'],
    ['variables in a statistic of values', `${network}experiment e {\n  expect mean(<|>) > 1 mV\n}\n`, 'V'],
    ['further arguments of a picture', `${network}experiment e {\n  plot histogram(V of E, <|>)\n}\n`, 'bins'],
    ['pictures in a plot', `${network}experiment e {\n  plot <|>\n}\n`, 'raster'],
    ['tables as data', 'data net = <|>\n', 'table']
  ])('%s', async (_, text, first) => expect((await labels(text))[0]).toBe(first));
});

describe('units behind a number', () => {
  test.each([
    ['of a parameter', 'population A[2] : lif(tau_m = 20 <|>)\n', 'ms'],
    ['half written', 'population A[2] : lif(V_th = 20 m<|>)\n', 'mV'],
    ['of a time', 'experiment e { step 0.1 <|> }\n', 'ms'],
    ['of an input', `${network}experiment e {\n  stimulate E with 100 <|>\n}\n`, 'pA'],
    ['of a rate', 'population A[2] : poisson_source(rate = 20 <|>)\n', 'Hz'],
    ['of a share', `${network}connect E -> I {\n  pattern fixed_probability(10 <|>)\n}\n`, '%']
  ])('%s come first where they fit', async (_, text, unit) => expect((await labels(text))[0]).toBe(unit));
  test.each([
    ['of a rate without a unit before', 'param rate = 1 /<|>\n', 's'],
    ['behind another', 'param slope = 2 nS/m<|>\n', 'ms']
  ])('%s go on as compound units', async (_, text, unit) => expect(await labels(text)).toContain(unit));
  test('are none behind a division', async () => expect(await labels('param x = 1 / <|>\n')).not.toContain('ms'));
  test('with a space where there is none', async () => {
    const text = 'experiment e { step 0.1<|> }\n';
    const [first] = await editor.completion(text);
    expect(applied(marked(text).text, [first!.textEdit as TextEdit])).toBe('experiment e { step 0.1 ms }\n');
  });
});

describe('also in texts that do not parse', () => {
  test.each([
    ['before the cursor', `population E[10 : lif(\n\n${network}experiment e {\n  record spikes of <|>\n}\n`, 'E'],
    ['behind it', `${network}experiment e {\n  record spikes of <|>\n  expect rate( > \n}\npopulation X[ : lif\n`, 'I'],
    ['in the same block', `${network}experiment e {\n  recrod spikes E\n  run run\n  plot raster(<|>\n`, 'E'],
    [
      'in a block that is never closed',
      `${network}experiment e {\n  step 0.1 ms\n  <|>\nexperiment f {\n  run 1 s\n}\n`,
      'record'
    ],
    ['at the end of what there is', "neuron n {\n  param tau = 1 ms\n  state V = 0 mV\n  V' = -V / <|>", 'tau']
  ])('%s', async (_, text, wanted) => expect(await labels(text)).toContain(wanted));
});

describe('nothing', () => {
  test.each([
    ['in a comment', '// population E : <|>\n'],
    ['in a doc comment', '/// see <|>\nparam g = 5\n']
  ])('%s', async (_, text) => expect(await labels(text)).toEqual([]));
});

describe('files', () => {
  test('to import, with what they are', async () =>
    expect(await editor.completion('import "<|>"\n')).toMatchObject([
      { label: 'cells.snn', detail: 'Cells of our own.' }
    ]));
  test('of tables', async () => expect(await labels('data a = table("<|>")\n')).toEqual(['net.csv']));
  test('whose models are offered once imported', async () =>
    expect((await labels('import "cells.snn"\npopulation A[2] : <|>\n'))[0]).toBe('cell'));
});

describe('blocks to fill in', () => {
  test('are together a file without a finding', async () => {
    const blocks = (await editor.completion('<|>')).filter(item => item.kind === CompletionItemKind.Snippet);
    expect(blocks).toHaveLength(5);
    const text = blocks
      .map(block => (block.textEdit as TextEdit).newText.replace(/\$\{\d+:([^}]*)\}/g, '$1'))
      .join('\n');
    expect(shown(languageOf().check(uriOf('main.snn'), text))).toEqual([]);
  });
});

describe('an item', () => {
  test('of a parameter shows its default and writes its sign', async () => {
    const text = 'population A[2] : lif(ta<|>)\n';
    const [first] = await editor.completion(text);
    expect(first).toMatchObject({ label: 'tau_m', detail: '20 ms' });
    expect(applied(marked(text).text, [first!.textEdit as TextEdit])).toBe('population A[2] : lif(tau_m = )\n');
  });
  test('replaces the word the cursor is in', async () => {
    const text = 'population A[2] : poi<|>sson\n';
    const item = (await editor.completion(text)).find(item => item.label === 'poisson_source')!;
    expect(applied(marked(text).text, [item.textEdit as TextEdit])).toBe('population A[2] : poisson_source\n');
  });
  test('gets its documentation when it is looked at', async () => {
    const item = (await editor.completion('population A[2] : li<|>\n')).find(item => item.label === 'lif')!;
    expect(item.documentation).toBeUndefined();
    const resolved = await editor.connection.sendRequest<typeof item>('completionItem/resolve', item);
    expect(JSON.stringify(resolved.documentation)).toContain('Leaky integrate-and-fire');
  });
  test('says what a synapse needs of its target', async () => {
    const offered = await editor.completion('population A : lif\nconnect A -> A { synapse <|> }\n');
    expect(offered.find(item => item.label === 'exp_conductance')?.detail).toBe('synapse into I : pA reads V : mV');
  });
  test('says what must be given', async () =>
    expect(
      (await editor.completion('population A[1] : lif\nconnect A -> A { synapse delta(<|>) }\n'))[0]
    ).toMatchObject({ label: 'weight', detail: 'mV, needed' }));
  test('is there for text typed a moment ago', async () => {
    await editor.open('main.snn', 'population A[2] : lif\n');
    const [position] = await editor.change(
      'main.snn',
      'population A[2] : lif\nexperiment e {\n  record spikes of <|>\n}\n'
    );
    const found = await editor.ask<{ items: { label: string }[] }>('completion', 'main.snn', { position });
    expect(found.items.map(item => item.label)).toContain('A');
  });
});

describe('nothing is written into the tree', () => {
  let own: Editor;
  beforeAll(async () => {
    own = await Editor.start();
  });
  afterAll(() => own.stop());
  test('references stay those of the file', async () => {
    const text = 'const J = 1 mV\nconst b = <|>J\n';
    await own.completion(text);
    const [position] = marked(text).positions;
    expect(await own.ask('references', 'main.snn', { position, context: { includeDeclaration: true } })).toHaveLength(
      2
    );
  });
});
