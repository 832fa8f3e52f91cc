// Dimensions through expressions, functions, models and connections: what is found wrong, where, and how it is said.
import { describe, expect, test } from 'vitest';
import type { AstNode } from 'langium';
import { nameDimension } from '../../../simulator/index.js';
import { findingsIn, tableOf } from './type-findings.js';

/** What the last constant of a text is. */
function kindOf(text: string): string | undefined {
  const { program, table } = tableOf(text);
  const dimension = table.dimensionOf(program.declarations.at(-1) as AstNode);
  return dimension && nameDimension(dimension);
}

describe('an expression', () => {
  test.each([
    ['5 mV / 1 ms', 'a voltage per time (mV/ms)'],
    ['100 MOhm * 1 pA', 'a voltage (mV)'],
    ['1 / 5 ms', 'a frequency (Hz)'],
    ['(2 mV)^2 / 1 mV', 'a voltage (mV)'],
    ['sqrt(4 mV * 1 mV)', 'a voltage (mV)'],
    ['(1 mV)^(1 / 2) * (1 mV)^0.5', 'a voltage (mV)'],
    ['exp(3 mV / 2 mV)', 'a plain number'],
    ['min(3 mV, 0)', 'a voltage (mV)'],
    ['if 1 mV > 0 then 3 ms else 0', 'a time (ms)'],
    ['-[1 mV, 2 mV]', 'a voltage (mV)'],
    ['25 % * 4 nS', 'a conductance (nS)'],
    ['xi * sqrt(1 ms)', 'a plain number'],
    ['clip(3 pA, 0, 1 nA)', 'a current (pA)'],
    ['uniform(1 ms, 2 s)', 'a time (ms)'],
    ['normal(1 mV, relative = 10 %)', 'a voltage (mV)'],
    ['1 mV + 0', 'a voltage (mV)'],
    ['0', 'a plain number']
  ])('%s is %s', (text, kind) => {
    expect(findingsIn(`const it = ${text}`)).toEqual([]);
    expect(kindOf(`const it = ${text}`)).toBe(kind);
  });
  test.each([
    [
      '1 mV + 1 pA',
      '1 pA',
      '1 pA is a current (pA) and cannot be added to 1 mV, a voltage (mV); multiply it by a resistance (MOhm).'
    ],
    ['1 mV - 2', '2', '2 has no unit and cannot be subtracted from 1 mV, a voltage (mV); write 2 mV.'],
    ['exp(3 mV)', '3 mV', 'x of exp needs a plain number, but 3 mV is a voltage (mV); write 3 if that is meant.'],
    [
      '[1 mV, 2 ms]',
      '2 ms',
      '2 ms is a time (ms) and cannot be in one list with 1 mV, a voltage (mV); multiply it by a voltage per time (mV/ms).'
    ],
    ['(1 mV)^(1 ms)', '1 ms', 'An exponent needs a plain number, but 1 ms is a time (ms); write 1 if that is meant.'],
    [
      'max(1 ms, 1 Hz)',
      '1 Hz',
      'b of max needs a time (ms), but 1 Hz is a frequency (Hz); write 1 ms if that is meant.'
    ]
  ])('%s is told at %s', (text, at, message) =>
    expect(findingsIn(`const it = ${text}`).map(([, place, said]) => [place, said])).toEqual([[at, message]])
  );
  test('of several terms the odd one is told', () =>
    expect(findingsIn('const it = 1 pA + 2 mV + 3 mV')[0]?.slice(0, 2)).toEqual(['mismatch', '1 pA']));
});

describe('a function', () => {
  test('is inferred from its body, anew for each call', () => {
    expect(kindOf('function twice(x) = x + x\nconst a = twice(1 mV)\nconst b = twice(3 ms)')).toBe('a time (ms)');
    expect(kindOf('function rate(n, T) = n / T\nconst b = rate(3, 1 s)')).toBe('a frequency (Hz)');
  });
  test('keeps what its arguments share', () => {
    expect(findingsIn('function sum(x, y) = x + y\nconst b = sum(1 mV, 2 ms)').map(([, at]) => at)).toEqual(['2 ms']);
  });
  test('with a written type is held to it', () => {
    expect(findingsIn('function f(x : mV) : Hz = x * 2\nconst b = f(1 mV)').map(([, at]) => at)).toEqual(['x * 2']);
    expect(findingsIn('function f(x : mV) : mV = x * 2\nconst b = f(1 ms)').map(([, at]) => at)).toEqual(['1 ms']);
  });
});

describe('a model', () => {
  const neuron = (line: string): string[] =>
    findingsIn(
      `neuron n {\n param tau = 10 ms\n param R = 100 MOhm\n input I : pA\n state V : mV = 0\n ${line}\n}`
    ).map(([, , message]) => message);
  test.each([
    ["V' = (R * I - V) / tau", []],
    [
      "V' = R * I - V",
      ["V' needs a voltage per time (mV/ms), but R * I - V is a voltage (mV); divide it by a time (ms)."]
    ],
    [
      "V' = (I - V) / tau",
      ['V is a voltage (mV) and cannot be subtracted from I, a current (pA); multiply it by a conductance (nS).']
    ],
    ['spike when V', ['spike when needs a condition, but V is a voltage (mV).']],
    ['spike count 3 mV', ['spike count needs a plain number, but 3 mV is a voltage (mV); write 3 if that is meant.']],
    ['on spike { V *= 2 mV }', ['V *= needs a plain number, but 2 mV is a voltage (mV); write 2 if that is meant.']],
    [
      'on spike { V += I }',
      ['V += needs a voltage (mV), but I is a current (pA); multiply it by a resistance (MOhm).']
    ],
    [
      'refractory R holds V',
      ['refractory needs a time (ms), but R is a resistance (MOhm); multiply it by a capacitance (pF).']
    ]
  ])('%s', (line, messages) => expect(neuron(line)).toEqual(messages));
});

describe('a plain number that was meant as a quantity', () => {
  const neuron = (declared: string, lines: string): [string, string, string][] =>
    findingsIn(`neuron n {\n input I : pA\n state V = 0 mV\n ${declared}\n ${lines}\n}`);
  const current = "V' = (I - w) / 10 pF; w' = -w / 5 ms; spike when w > 3 pA; on spike { w += 1 pA }";
  test('is one finding at its declaration, with the unit', () => {
    expect(neuron('state w = 0', current)).toEqual([
      ['missing-unit', '0', 'w begins at 0, which has no unit, but is used as a current (pA); write 0 pA.']
    ]);
    expect(neuron('param w = -(2)', "V' = (I - w) / 10 pF; spike when w > 3 pA")).toEqual([
      ['missing-unit', '-(2)', 'w is -(2), which has no unit, but is used as a current (pA); write -(2 pA).']
    ]);
    expect(neuron('param w = 1 in 0 pA .. 3 pA', "V' = (I - w) / 10 pF").map(([, at]) => at)).toEqual(['1']);
  });
  test('is what it says where a type or a unit stands with it', () => {
    expect(neuron('state w : pA = 0', current)).toEqual([]);
    expect(neuron('state w = 0 pA', current)).toEqual([]);
    expect(neuron('state w : 1 = 0', current).length).toBeGreaterThan(1);
  });
  test('stays a plain number where its uses agree with that but for one, which is told', () =>
    expect(
      neuron('state x = 1', "V' = (I * 1 MOhm - V + x) / 5 ms; x' = (1 - x) / 5 ms; on spike { x += 0.1 }")
    ).toEqual([['mismatch', 'x', 'x is a plain number and cannot be added to I * 1 MOhm, a voltage (mV).']]));
  test('each of several is told, and what else is wrong', () =>
    expect(
      neuron('state w = 0; state u = 0', `${current}; u' = -V / 1 ms; let odd = V + 1 ms`)
        .map(([, at]) => at)
        .sort()
    ).toEqual(['0', '0', '1 ms']));
  test('in a rule has the dimension of the weight', () =>
    expect(
      findingsIn(`plasticity p { state x = 0; x' = -x / 5 ms; on pre { weight -= x; x += 0.1 * weight } }
population E[2] : lif
connect E -> E { synapse exp_current(weight = 2 pA); pattern all_to_all; plasticity p }`)
    ).toEqual([
      [
        'missing-unit',
        '0',
        'x begins at 0, which has no unit, but is used as a weight; write state x : dimension of weight = 0.'
      ]
    ]));
  test('in a synapse is what its targets take', () => {
    const model =
      "synapse s into I { param weight : pA; state i = 0; i' = -i / 5 ms; inject I = i }\npopulation E[2] : lif\n";
    const connect = 'connect E -> E { synapse s(weight = 2 pA) }';
    expect(findingsIn(model + connect)).toEqual([
      ['missing-unit', '0', 'i begins at 0, which has no unit, but is used as a current (pA); write 0 pA.']
    ]);
  });
  test('is not looked for among a hundred', () => {
    const states = Array.from({ length: 100 }, (_, i) => `state w${i} = 0; w${i}' = V / 1 ms`).join('; ');
    expect(neuron(states, "V' = -V / 5 ms").length).toBeGreaterThan(90);
  });
});

describe('a connection', () => {
  const between = (model: string, synapse: string, more = ''): string[] =>
    findingsIn(`population E[2] : ${model}\nconnect c: E -> E { synapse ${synapse}; pattern all_to_all; ${more} }`).map(
      ([, , message]) => message
    );
  test.each([
    ['lif', 'exp_current(weight = 1 pA)', '', []],
    ['lif_cond', 'exp_conductance(weight = 1 nS)', 'plasticity stdp(w_max = 2 nS)', []],
    ['lif_delta', 'delta(weight = 1 mV)', 'plasticity stdp(w_max = 2 mV)', []],
    [
      'lif_delta',
      'exp_current(weight = 1 pA)',
      '',
      [
        'Synapse exp_current injects a current (pA) into I, but neuron lif_delta of population E has no input I; use a synapse that changes post.V, such as delta, or a neuron with an input.'
      ]
    ],
    [
      'regular',
      'delta(weight = 1 mV)',
      '',
      [
        'Synapse delta refers to post.V, but neuron regular of population E has no V; use another synapse, or a neuron with a state V.'
      ]
    ],
    [
      'lif_delta',
      'delta(weight = 1 mV)',
      'plasticity stdp(w_max = 2 nS)',
      ['w_max of stdp needs a voltage (mV), but 2 nS is a conductance (nS); write 2 mV if that is meant.']
    ],
    ['lif_delta', 'delta(weight = 1 mV * pre.index)', 'delay 1 ms * distance(pre, post)', []],
    [
      'lif_delta',
      'delta(weight = 1 mV)',
      'delay distance(pre, post)',
      ['delay needs a time (ms), but distance(pre, post) is a plain number.']
    ]
  ])('of %s by %s %s', (model, synapse, more, messages) => expect(between(model, synapse, more)).toEqual(messages));
  test('a rule may be used with weights of different kinds', () => {
    expect(
      findingsIn(`population A[1] : lif_delta\npopulation B[1] : lif_cond\nconnect a: A -> A { synapse delta(weight = 1 mV); pattern all_to_all; plasticity stdp(w_max = 1 mV) }
connect b: B -> B { synapse exp_conductance(weight = 1 nS); pattern all_to_all; plasticity stdp(w_max = 1 nS) }`)
    ).toEqual([]);
  });
});

describe('an experiment', () => {
  const of = (statement: string): string[] =>
    findingsIn(
      `param g = 2 mV\npopulation E[2] : lif(V = g)\nconnect c: E -> E { synapse exp_current(weight = 1 pA); pattern all_to_all; plasticity stdp(w_max = 1 pA) }\nexperiment x { ${statement} }`
    ).map(([, , message]) => message);
  test.each([
    ['expect rate(E) > 3 Hz', []],
    ['expect rate(E) > 3', ['3 has no unit and cannot be compared with rate(E), a frequency (Hz); write 3 Hz.']],
    [
      'expect rate(E) in 1 Hz .. 3 ms',
      ['rate(E) needs a frequency (Hz), but 3 ms is a time (ms); write 3 Hz if that is meant.']
    ],
    ['expect rate(E)', ['expect needs a condition, but rate(E) is a frequency (Hz).']],
    ['expect times(E[0]) near [1 ms, 2 ms] within 1 ms', []],
    [
      'expect V of E > 3 mV',
      [
        'V of E is a recording of a voltage (mV) and cannot be computed with; take, for example, mean(V of E) or last(V of E).'
      ]
    ],
    ['expect mean(weight of c) > 1 pA', []],
    ['expect mean(sent_weight of c) > 1 pA', []],
    [
      'expect mean(sent_weight of c) > 1 mV',
      [
        '1 mV is a voltage (mV) and cannot be compared with mean(sent_weight of c), a current (pA); multiply it by a conductance (nS).'
      ]
    ],
    [
      'stimulate E with 3 mV',
      ['Input I of population E needs a current (pA), but 3 mV is a voltage (mV); write 3 pA if that is meant.']
    ],
    ['set g = 3', ['g needs a voltage (mV), but 3 has no unit; write 3 mV.']],
    ['sweep g in [1 mV, 2] { }', ['2 has no unit and cannot be in one list with 1 mV, a voltage (mV); write 2 mV.']],
    ['step 0.1 mV', ['step needs a time (ms), but 0.1 mV is a voltage (mV); write 0.1 ms if that is meant.']]
  ])('%s', (statement, messages) => expect(of(statement)).toEqual(messages));
});
