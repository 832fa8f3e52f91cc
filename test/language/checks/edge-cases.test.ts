// Findings beyond the samples of the checks' pages: which code a slip gets, and what gets none.
import { describe, expect, test } from 'vitest';
import { codes, languageOf, shown, uriOf } from '../../support/text-world.js';

const language = languageOf();
const check = (text: string): ReturnType<typeof language.check> => language.check(uriOf('edge.snn'), text);
/** codes of the errors, without lines */
const errors = (text: string): string[] =>
  check(text)
    .filter(diagnostic => diagnostic.severity === 'error')
    .map(diagnostic => diagnostic.code);

describe('a name of the wrong kind', () => {
  test.each([
    ['a population in an equation', `population E[1] : lif\nneuron n { state V = 0; V' = E / 1 ms }`],
    ['a population in a constant', 'population E[1] : lif\nconst a = E'],
    [
      'a connection as a source',
      'population E[1] : lif_delta\nconnect a: E -> E { synapse delta(weight = 1 mV); pattern all_to_all }\nconnect b: a -> E { synapse delta(weight = 1 mV); pattern all_to_all }'
    ],
    [
      'a constant that is swept',
      'const g = 3\nexperiment e { step 1 ms; sweep g from 1 to 2 in 3 points { run 1 ms } }'
    ],
    ['a constant that is called', 'const g = 3\nconst h = g(1)'],
    ['a column of a constant', 'const a = 1\nconst b = a.pre'],
    ['a let that is changed', 'neuron n { state a = 0; on spike { let q = 2; q = a } }'],
    ['an input that is held', 'neuron n { input I : pA; state q = I; refractory 2 ms holds I }']
  ])('%s', (_what, text) => expect(errors(text)).toEqual(['wrong-kind']));
});

test('an event of others in a neuron is one finding', () =>
  expect(errors('neuron n { state q = 0; on pulse { q = 1 } }')).toEqual(['misplaced-statement']));

describe('what is right', () => {
  test.each([
    [
      'a function over populations',
      'function f(p) = rate(p)\npopulation E[2] : lif(I_e = 300 pA)\nexperiment e { step 1 ms; record spikes of E; run 1 s; expect f(E) > 3 Hz }'
    ],
    [
      'several things in a plot',
      'population E[10] : lif(I_e = 300 pA)\nexperiment e { step 1 ms; record V of E; record spikes of E; run 1 ms; plot raster(E, E), trace(V of E, V of E) }'
    ],
    ['a rule that changes the weight', 'plasticity p { param w : dimension of weight = 0; on pre { weight += w } }'],
    ['an empty neuron', 'neuron n { }'],
    ['a local of another name', "const tau = 1 ms\nneuron n { param tau = 2 ms positive; state x = 0; x' = -x / tau }"],
    ['the name of a model for a population', 'population lif[1] : lif'],
    [
      'patterns without',
      'population E[2] : lif_delta\nconnect E -> E { synapse delta(weight = 1 mV); pattern all_to_all without autapses, multapses }'
    ]
  ])('%s', (_what, text) => expect(shown(check(text))).toEqual([]));
});

test('a matrix with one value in another unit has no findings at its other rows', () => {
  const found = check(
    'population A : lif_delta\nconnect A -> A {\n  synapse delta(weight = [[1 mV, 2 mV],\n    [3 mV, 4 pA, 5 mV],\n    [6 mV]])\n}'
  );
  expect(new Set(codes(found))).toEqual(new Set(['dimension-mismatch 4']));
  expect(shown(found).join()).not.toMatch(/something|is a list/);
});

test('a list by its name in another unit is told with what each value lacks', () => {
  const found = (values: string, weight: string): string =>
    shown(
      check(
        `const w = ${values}\npopulation A, B : lif_delta\nconnect A -> B {\n  synapse delta(weight = ${weight})\n}`
      )
    ).join();
  const needs = 'dimension-mismatch 4 weight of delta needs a voltage (mV), but each value of';
  expect(found('[[1, 2], [3, 4]]', 'w')).toBe(`${needs} w is a plain number; multiply it by 1 mV.`);
  expect(found('[1 pA, 2 pA]', '2 * w')).toBe(`${needs} 2 * w is a current (pA); multiply it by a resistance (MOhm).`);
});

test('an input that follows a variable of nobody: only that is said', () => {
  const text = (bound: string): string =>
    `neuron b {\n  input d : 1\n  state y = 0\n  y' = d / 1 ms\n}\npopulation A : neuromodulator\npopulation B : b(d = ${bound})`;
  expect(errors(text('level of Nobody'))).toEqual(['unknown-name']);
  expect(errors(text('nothing of A'))).toEqual(['unknown-name']);
  expect(errors(text('3'))).toEqual(['dimension-mismatch']);
  const rule = (bound: string): string =>
    `plasticity p {\n  event go\n  on go { weight += 1 mV }\n}\npopulation A : lif_delta\nconnect A -> A {\n  synapse delta(weight = 1 mV)\n  plasticity p(go = ${bound})\n}`;
  expect(errors(rule('spikes of Nobody'))).toEqual(['unknown-name']);
  expect(errors(rule('V of A'))).toEqual(['dimension-mismatch']);
});

describe('unused', () => {
  const experiment = 'population E[1] : lif\nexperiment e { step 1 ms; run 1 ms }';
  test('to sweep a parameter is not to read it', () =>
    expect(
      codes(check(`param g = 1\n${experiment.replace('run 1 ms', 'sweep g from 1 to 2 in 2 points { run 1 ms }')}`))
    ).toEqual(['unused-declaration 1']));
  test('to give an argument of that name is not to read it', () =>
    expect(codes(check(`const R = 1 MOhm\n${experiment.replace('lif', 'lif(R = 2 MOhm)')}`))).toEqual([
      'unused-declaration 1'
    ]));
  test('a let that is there to be recorded', () => {
    const model = "neuron n {\n  state V = 1 mV\n  let square = V * V\n  V' = -V / 10 ms\n}";
    const study = (what: string): string =>
      `${model}\npopulation E[2] : n\nexperiment e {\n  step 1 ms\n  record ${what} of E\n  run 2 ms\n}`;
    expect(codes(check(study('V')))).toEqual(['unused-declaration 3']);
    expect(codes(check(study('V, square')))).toEqual([]);
    expect(codes(check(model)), 'by those who import it').toEqual([]);
  });
  test('what an input follows', () => {
    const models =
      "neuron a {\n  param p = 1\n  state x = p\n  let double = 2 * x\n  x' = -x / 10 ms\n}\nneuron b {\n  input d : 1\n  state y = 0\n  y' = d / 1 ms\n}";
    const study = (bound: string): string =>
      `${models}\npopulation A : a\npopulation B : b(d = ${bound} of A)\nexperiment e {\n  step 1 ms\n  record y of B\n  run 2 ms\n}`;
    expect(codes(check(study('double')))).toEqual([]);
    expect(codes(check(study('x')))).toEqual(['unused-declaration 4']);
  });
  test('the argument of a function', () =>
    expect(codes(check('function f(x, y) = x'))).toEqual(['unused-declaration 1']));
  test('nothing is said of the library', () => expect(check('function f(x) = exp(x)')).toEqual([]));
  test('nothing is said while the file cannot be read', () =>
    expect(codes(check(`const J = 1\nconst b = = J\nparam k = 2\n${experiment}`))).toEqual(['syntax-error 2']));
  test('it is a warning, shown faded', () =>
    expect(check(`const J = 1\n${experiment}`)).toMatchObject([{ severity: 'warning', tag: 'unnecessary' }]));
  test('and keeps nothing from running', () =>
    expect(language.lower(uriOf('edge.snn'), `const J = 1\n${experiment}`).model).toBeDefined());
});

describe('lowering', () => {
  test('gives no network where a finding is an error', () =>
    expect(language.lower(uriOf('edge.snn'), 'const a = zz').model).toBeUndefined());
  test('an unclosed quote is told once', () =>
    expect(codes(check('import "a.snn\nconst x = 1'))).toEqual(['syntax-error 1']));
});

describe('the syntax tree', () => {
  test('is shown with what names mean', () => {
    const text = language.explainAst(uriOf('edge.snn'), 'const tau = 20 ms\npopulation E[3] : lif(tau_m = tau)');
    expect(text).toContain('Program  (line 1)');
    expect(text).toContain('  declarations: Const name=tau  (line 1)');
    expect(text).toMatch(/model: Use model=lif → Model in lif\.snn:\d+ {2}\(line 2\)/);
    expect(text).toContain('value: Reference to=tau → Const in edge.snn:1  (line 2)');
  });
  test('is shown of broken files too', () =>
    expect(language.explainAst(uriOf('edge.snn'), 'const a = = zz\npopulation E[3] : nothing')).toContain(
      'model=nothing (unknown)'
    ));
  test('of a missing file is a sentence', () =>
    expect(language.explainAst(uriOf('nowhere.snn'))).toBe('There is no file file:///texts/nowhere.snn.'));
});
