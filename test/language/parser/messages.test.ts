// What people read when a file cannot be: one sentence, at the place, with the likely word.
import { describe, expect, test } from 'vitest';
import { statementWords } from '../../../language/statements/words.js';
import { languageOf, uriOf } from '../../support/text-world.js';

const language = languageOf();
/** `line:column message` of all syntax errors and misspelt statements. */
const messages = (text: string): string[] =>
  language
    .check(uriOf('m.snn'), text)
    .filter(diagnostic => diagnostic.code === 'syntax-error' || diagnostic.code === 'misspelt-statement')
    .map(diagnostic => `${diagnostic.source.line}:${diagnostic.source.column} ${diagnostic.message}`);

test.each(['noise z = 3', 'noise z : mV', 'neuron n {\n  noise z = 3 mV\n}'])('a noise is given nothing: %s', text => {
  expect(messages(text).map(message => message.replace(/^\S+ /, ''))).toEqual([
    'A noise has unit intensity and nothing that could be given; write noise z, and a factor where it is read.'
  ]);
});

test.each([
  ['synapse s reads V : mV into I {\n}', "1:24 'into' stands before 'reads'; write into I reads V : mV."],
  [
    'connect E -> E {\n  synapse s(weight = 1 nS) reads V, W into I : pA, J\n}',
    "2:39 'into' stands before 'reads'; write into I : pA, J reads V, W."
  ],
  [
    'population E[2] : poisson placed grid(1 um) reads 0.5',
    "1:45 'reads' stands before 'placed'; write reads 0.5 placed grid(1 um)."
  ],
  [
    'population E[3] : lif competing placed grid(1 um)',
    "1:33 'competing' stands at the end; write placed grid(1 um) competing."
  ]
])('clauses in another order: %s', (text, wanted) => expect(messages(text)).toEqual([wanted]));

describe('a misspelt keyword', () => {
  test.each([
    ['in a file', 'parm a = 1', `1:1 Unknown statement 'parm'. Did you mean 'param'?`],
    [
      'in an experiment',
      'experiment e {\n  step 1 ms\n  recrod spikes of E\n}',
      `3:3 Unknown statement 'recrod'. Did you mean 'record'?`
    ],
    [
      'in an experiment on one line',
      'experiment e { step 1 ms; recrod spikes of E }',
      `1:27 Unknown statement 'recrod'. Did you mean 'record'?`
    ],
    ['in a model', 'neuron n {\n  sate V : mV = 1 mV\n}', `2:3 Unknown statement 'sate'. Did you mean 'state'?`],
    [
      'in a connection',
      'connect E -> E {\n  synpase delta\n  pattern all_to_all\n}',
      `2:3 Unknown statement 'synpase'. Did you mean 'synapse'?`
    ],
    [
      'that is like none',
      'quux a = 1',
      `1:1 Unknown statement 'quux'; a file consists of the statements 'import', 'param', 'const', 'noise', 'function', 'neuron', 'encoder', 'synapse', 'plasticity', 'pattern', 'data', 'population', 'connect', 'experiment'.`
    ],
    [
      'that another language has',
      'experiment e {\n  step 1 ms\n  simulate 10 ms\n}',
      `3:3 Unknown statement 'simulate'. Did you mean 'run'?`
    ],
    [
      'that another language has, in front of a =',
      'experiment e {\n  dt = 0.1 ms\n}',
      `2:3 Unknown statement 'dt'. Did you mean 'step'?`
    ],
    [
      'that the language has not',
      'experiment e {\n  step 1 ms\n  melt plasticity\n}',
      `3:3 Unknown statement 'melt'; an experiment consists of the statements 'step', 'seed', 'record', 'run', 'measure', 'expect', 'plot', 'report', 'sweep', 'set', 'stimulate', 'present', 'rest', 'for', 'repeat', 'stop', 'freeze', 'unfreeze', 'label', 'test', 'save', 'load', 'clear', 'snapshot', 'restore', 'silence', 'across'.`
    ],
    [
      'that continues the statement before',
      'connect E -> E {\n  pattern all_to_all\n  without autapses\n}',
      `3:3 'without' continues a statement, and here it begins one; write it on the line before.`
    ]
  ])('%s', (_where, text, message) => expect(messages(text)).toEqual([message]));

  test('keeps what it declares', () => {
    expect(language.check(uriOf('m.snn'), 'parm a = 1\nconst b = a').map(diagnostic => diagnostic.code)).toEqual([
      'misspelt-statement'
    ]);
    expect(
      language
        .check(uriOf('m.snn'), "neuron n {\n  sate V : mV = 1 mV\n  V' = -V / 1 ms\n}")
        .map(diagnostic => diagnostic.code)
    ).toEqual(['misspelt-statement']);
  });
  test('comes with the edit that mends it', () => {
    expect(language.check(uriOf('m.snn'), 'parm a = 1')[0]?.fixes).toEqual([
      { title: `Write 'param'`, edits: [{ uri: uriOf('m.snn'), offset: 0, end: 4, text: 'param' }] }
    ]);
  });
});

describe('something missing', () => {
  test.each([
    ['a value at the end of a line', 'const a =\nconst b = 1', `1:10 A value is missing after '='.`],
    ['a value before another sign', 'const a = = 1', `1:11 A value is missing after '='; there is '=' instead.`],
    ['a bracket', 'const a = (1 + 2\nconst b = 1', `1:17 A ')' is missing after '2'.`],
    [
      'a brace at the end of the file',
      'neuron n {\n  state V = 1 mV\n',
      `3:1 The last block is not closed; a '}' is missing at the end of the file.`
    ],
    [
      'a brace before a declaration',
      'neuron n {\n  state V = 1 mV\nexperiment e { run 1 s }',
      `2:17 A '}' is missing here: the block that begins in line 1 is not closed before 'experiment'.`
    ],
    [
      'the body of a model',
      'neuron cell\nconst a = 1',
      `1:12 One of '=', 'into', 'reads' or '{' is missing after 'cell'.`
    ],
    [
      'the equals sign',
      'neuron cell : lif',
      `1:13 A model with values of its own stands behind a '='; write neuron cell = lif.`
    ],
    ['the model that is configured', 'neuron cell =\nconst a = 1', `1:14 A name is missing after '='.`],
    ['a population beside others', 'population E[3], : lif', `1:18 A name is missing after ','; there is ':' instead.`],
    ['a name', 'population [3] : lif', `1:12 A name is missing after 'population'; there is '[' instead.`]
  ])('%s', (_what, text, message) => expect(messages(text)).toEqual([message]));
});

describe('too much', () => {
  test.each([
    ['a brace', 'const a = 1\n}\nconst b = 1', `2:1 This '}' closes nothing; remove it, or add the '{' it belongs to.`],
    [
      'a statement of another body',
      'run 10 ms\nconst a = 1',
      `1:1 'run' does not belong at the top of a file, but in an experiment; a '}' before it may be one too many.`
    ],
    [
      'a chain of comparisons',
      'const a = if 1 < 2 < 3 then 1 else 2',
      `1:20 'then' is missing after '2'; there is '<' instead.`
    ]
  ])('%s', (_what, text, message) => expect(messages(text)).toEqual([message]));
});

test('one line gives one message', () => expect(messages('const a = = = ( = ]')).toHaveLength(1));
test('each line gives its own', () => expect(messages('const a = =\nconst b = 1\nconst c = *')).toHaveLength(2));

describe('the first word of a statement alone', () => {
  const alone = (body: string, word: string): string =>
    body === 'Program'
      ? `${word}\n`
      : body === 'Model'
        ? `neuron n {\n  ${word}\n}\n`
        : `experiment e {\n  ${word}\n}\n`;
  const line = (body: string): number => (body === 'Program' ? 1 : 2);
  test.each(
    ['Program', 'Model', 'Experiment'].flatMap(body => statementWords[body]!.map(word => [body, word] as const))
  )('in %s: %s is told on its line, with what is due', (body, word) => {
    const found = messages(alone(body, word));
    for (const one of found) {
      expect(one).not.toContain("''");
      expect(one).toMatch(new RegExp(`^${line(body)}:`));
    }
    expect(found.length).toBeLessThanOrEqual(1);
  });
  test.each([
    [
      'on { }',
      `2:3 The event is missing after 'on'; write on spike { … } in a neuron, and in a synapse or rule on pre { … }, on post { … } or on NAME { … } of an event that it declares.`
    ],
    ['spike', `2:3 One of 'when', 'with', 'count' or 'at' is missing after 'spike'.`],
    ['each { }', `2:3 A value is missing after 'each'; there is '{' instead.`]
  ])('%s', (text, message) => expect(messages(`neuron n {\n  ${text}\n}\n`)).toEqual([message]));
});

describe('a form of other statements or tools', () => {
  const inExperiment = (statement: string): string[] =>
    messages(`experiment e {\n  step 1 ms\n  ${statement}\n  run 1 ms\n}`);
  test.each([
    ['rest for 50 ms', "The duration stands right behind 'rest'; write rest 50 ms."],
    ['run for 50 ms', "The duration stands right behind 'run'; write run 50 ms."],
    ['expect rate(A) = 1 Hz', "'=' gives a value; write == to compare two."],
    ['expect 1 Hz < rate(A) < 5 Hz', "A range stands behind 'in'; write expect rate(A) in 1 Hz .. 5 Hz."],
    ['expect rate(A) between 1 Hz and 5 Hz', "A range stands behind 'in'; write expect rate(A) in 1 Hz .. 5 Hz."],
    ['plot raster A', 'Arguments stand in round brackets; write raster(A).'],
    ['clear Output', 'What is cleared are states; write clear state of Output.'],
    [
      'for i in [1, 2] { run 1 ms }',
      "'for' goes through whole numbers or through samples of data; write for i in 1..10 { … }, or sweep a param over a list."
    ],
    ['sweep w in 1 pA .. 5 pA in 5 points { run 1 ms }', 'write sweep w from 1 pA to 5 pA in 5 points.'],
    ['sweep w in 5 points from 1 pA to 5 pA { run 1 ms }', 'write sweep w from 1 pA to 5 pA in 5 points.'],
    ['sweep w from 1 pA to 5 pA { run 1 ms }', 'write sweep w from 1 pA to 5 pA in 11 points.'],
    ['sweep w from 1 pA to 5 pA by 1 pA { run 1 ms }', 'write sweep w from 1 pA to 5 pA in 11 points.']
  ])('%s', (statement, told) => {
    const found = inExperiment(statement);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^3:/);
    expect(found[0]).toContain(told);
  });
  test('the right form with another mistake is not told so', () => {
    expect(inExperiment('sweep w from 1 pA to 5 ) pA in 5 points { run 1 ms }').join()).not.toContain('so many points');
    expect(inExperiment('clear sate of Output').join()).toBe(
      "3:9 'state' is missing after 'clear'; there is 'sate' instead."
    );
    expect(inExperiment('for x in d[1..2 { }').join()).not.toContain('goes through');
  });
  test.each([
    [
      'neuron cell : lif(tau_m = 20 ms)',
      "1:13 A model with values of its own stands behind a '='; write neuron cell = lif(tau_m = 20 ms)."
    ],
    ['neuron cell = lif { tau_m = 20 ms }', '1:19 Arguments stand in round brackets; write lif(tau_m = 20 ms).'],
    [
      'neuron n {\n  spike when V > 5 mV { V = 0 mV }\n}',
      '2:23 What happens at a spike is a statement of its own; write it on the next line, as on spike { … }.'
    ],
    [
      'connect A -> B {\n  pattern without autapses\n}',
      "2:19 A pattern stands before 'without'; write pattern all_to_all without autapses."
    ]
  ])('in a declaration: %s', (text, told) => expect(messages(text)).toEqual([told]));
  test('into behind reads', () => {
    const told = "'into' stands before 'reads'; write into I_d reads V_d.";
    const of = (statement: string): string => messages(`connect A -> B {\n  ${statement}\n}`).join('\n');
    expect(of('synapse exp_conductance reads V_d into I_d')).toMatch(new RegExp(`^2:\\d+ ${told}$`));
    expect(messages('synapse s reads V : mV into I : pA {\n  param w = 1 pA\n}').join('\n')).toMatch(
      /^1:\d+ 'into' stands before 'reads'; write into I : pA reads V : mV.$/
    );
  });
});

test.each([
  'experiment e {\n  rest for 50 ms   // pause\n}',
  'experiment e { step 1 ms; clear Output; run 1 ms }',
  'experiment e {\n  expect rate(A) = 1 Hz\n}',
  'experiment e {\n  expect 1 Hz < rate(A) <= 5 Hz\n}',
  'experiment e {\n  expect rate(A) between 1 Hz and 5 Hz\n}',
  'experiment e {\n  plot raster A\n}',
  'neuron cell : lif(tau_m = 20 ms)',
  'synapse ampa = exp_current { weight = 5 pA }',
  'connect A -> B {\n  pattern without autapses\n}',
  'connect A -> B { synapse s(w = 1 nS) reads V_d into I_d; delay 1 ms }',
  'synapse s reads V : mV into I : pA {\n  param w = 1 pA\n}'
])('the fix of such a form is one that can be read: %s', text => {
  const [slip] = language.check(uriOf('m.snn'), text).filter(({ code }) => code === 'syntax-error');
  const [edit] = slip!.fixes![0]!.edits;
  expect(slip!.message).toContain(edit!.text);
  expect(messages(text.slice(0, edit!.offset) + edit!.text + text.slice(edit!.end))).toEqual([]);
});
