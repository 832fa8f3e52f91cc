// What is told, and what is not, of divisors, expectations, records, connections and imports, beyond the samples of their pages.
import { describe, expect, test } from 'vitest';
import { codes, languageOf, uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';

const language = languageOf();
const check = (text: string): ReturnType<typeof language.check> => language.check(uriOf('slips.snn'), text);
const found = (text: string, code: string): string[] =>
  check(text)
    .filter(diagnostic => diagnostic.code === code)
    .map(diagnostic => diagnostic.message);

describe('a divisor', () => {
  const cell = (divisor: string, params = ''): string[] =>
    found(`neuron n { ${params}; input I : 1; state x = 1; x' = 1 / (${divisor}) / 1 s }`, 'division-by-zero');
  test.each([
    ['above 0 for a positive parameter', 'a * exp(x)', 'param a = 1 positive'],
    ['above 0 by a sum', '1 + x^2', ''],
    ['above 0 by a bound', 'max(x, 0.1)', ''],
    ['above 0 by limits', 'clip(x, 0.1, 2)', ''],
    ['in a range without 0', 'a', 'param a = -1 in -2 .. -0.5'],
    ['a difference of parameters that differ', 'a - b', 'param a = 2; param b = 1']
  ])('is never 0: %s', (_what, divisor, params) => expect(cell(divisor, params)).toEqual([]));
  test('that a condition keeps from 0 is well', () => {
    expect(found(`neuron n { state x = 1; x' = (if x > 0 then 1 / x else 0) / 1 s }`, 'division-by-zero')).toEqual([]);
    expect(
      found(
        `neuron n { state x = 1; state y = 0; y' = (if y > 0 then 1 / x else 0) / 1 s; x' = y / 1 s }`,
        'division-by-zero'
      )
    ).toHaveLength(1);
  });
  test('names the state that makes it 0', () =>
    expect(cell('x - 2')).toEqual([
      'x - 2 can become 0 while x changes, and a division by 0 has no value; keep it away from 0, for example by if … then … else.'
    ]));
  test('is found where a state is divided in place', () => {
    const synapse = (by: string): string =>
      `synapse s into V { param k = 2; state x = 1; on pre { x = 0; post.V /= ${by} } }`;
    expect(found(synapse('k'), 'division-by-zero')).toEqual([
      'k may be given as 0, and s divides by it; write positive after its value.'
    ]);
    expect(found(synapse('x * 2'), 'division-by-zero')).toHaveLength(1);
    expect(found(synapse('2'), 'division-by-zero')).toEqual([]);
  });
  test('is followed through a let', () => {
    const model = (value: string): string => `neuron n { state x = 1; let d = ${value}; x' = 1 / d / 1 s }`;
    expect([
      found(model('x^2 + 1'), 'division-by-zero').length,
      found(model('x + 1'), 'division-by-zero').length
    ]).toEqual([0, 1]);
  });
});

describe('an expectation', () => {
  const of = (claim: string, more = ''): string[] =>
    found(
      `param g = 1\npopulation E[2] : lif(I_e = 300 pA)\n${more}\nexperiment e { step 0.1 ms; record spikes of E; record V of E; run 1 ms; expect ${claim} }`,
      'vacuous-expect'
    );
  test('always holds', () =>
    expect(of('count(E) >= 0')).toEqual([
      'count(E) >= 0 always holds, as count() is never below 0; compare with a value that a run can miss.'
    ]));
  test('never holds', () =>
    expect(of('cv_isi(E) in -2 .. -1')).toEqual([
      'cv_isi(E) never holds, as cv_isi() is never below 0; compare with a value that a run can reach.'
    ]));
  test.each([
    'count(E) > 0',
    'rate(E) <= 0 Hz',
    'mean(V of E) >= 0 mV',
    'count(E) == 0',
    'rate(E) in 0 Hz .. 5 Hz',
    'rate(E) > g * 1 Hz',
    'mean(isi(E)) > 2 ms'
  ])('%s may do either', claim => expect(of(claim)).toEqual([]));
  test('of a constant is told', () => expect(of('g > 0')[0]).toContain('does not depend on what the run gives'));
});

describe('what is not recorded', () => {
  const of = (record: string, asked: string): string[] =>
    codes(
      check(`population E[10] : lif(I_e = 300 pA)\nexperiment e {\n step 0.1 ms\n ${record}\n run 1 ms\n ${asked}\n}`)
    );
  test.each([
    ['record spikes of E', 'report rate(E[2..3])'],
    ['record spikes of E[0..4]\n record spikes of E[5..9]', 'report rate(E)'],
    ['record V of E[1..3]', 'plot trace(V of E[2])']
  ])('%s is enough for %s', (record, asked) => expect(of(record, asked)).toEqual([]));
  test.each([
    ['record V of E', 'report rate(E)', 'not-recorded 6'],
    ['record spikes of E[0..4]', 'plot raster(E[0..5])', 'not-recorded 6'],
    ['record V of E[0]', 'expect last(V of E[1]) > -80 mV', 'not-recorded 6']
  ])('%s is not, for %s', (record, asked, code) => expect(of(record, asked)).toEqual([code]));
  test('is told in a sweep, where the curve needs it', () => {
    const text =
      'param I = 300 pA\npopulation E[1] : lif(I_e = I)\nexperiment e {\n step 0.1 ms\n sweep I from 1 pA to 2 pA in 2 points { run 1 ms }\n plot curve(rate(E) against I)\n}';
    expect(codes(check(text))).toContain('not-recorded 6');
  });
});

describe('randomness', () => {
  const of = (network: string): string[] =>
    codes(check(`${network}\nexperiment e { step 0.1 ms; seed 1; record V of E; run 1 ms }`)).filter(code =>
      code.startsWith('unused-seed')
    );
  test.each([
    [
      'drawn connections',
      'population E[9] : lif\nconnect E -> E { synapse exp_current(weight = 1 pA); pattern fixed_probability(10 %) }'
    ],
    [
      'drawn weights',
      'population E[9] : lif\nconnect E -> E { synapse exp_current(weight = normal(1 pA, sd = 1 pA)); pattern all_to_all }'
    ],
    [
      'Poisson spikes',
      'population P[1] : poisson_source(rate = 9 Hz)\npopulation E[9] : lif\nconnect P -> E { synapse exp_current(weight = 1 pA); pattern all_to_all }'
    ],
    ['noise', `neuron n { state V = 0 mV; V' = -V / 9 ms + 1 mV * xi / sqrt(1 ms) }\npopulation E[9] : n`]
  ])('a seed matters for %s', (_what, network) => expect(of(network)).toEqual([]));
  test('and for nothing else', () =>
    expect(
      of('population E[9] : lif\nconnect E -> E { synapse exp_current(weight = 1 pA); pattern all_to_all }')
    ).toEqual(['unused-seed 3']));
});

describe('an import', () => {
  const of = (other: string, text: string): string[] =>
    codes(languageOf({ 'other.snn': other }).check(uriOf('main.snn'), `import "other.snn"\n${text}`));
  test('that brings part of the network is used', () =>
    expect(of('population E[2] : lif', 'experiment e { step 0.1 ms; record V of E; run 1 ms }')).toEqual([]));
  test('that brings neurons nobody names is used too', () =>
    expect(of('population E[2] : lif', 'const a = 1')).toEqual([]));
  test('is not blamed while a name is unknown', () =>
    expect(of('const tau = 1 ms', 'const a = tauu')).toEqual(['unknown-name 2']));
  test('is told where nothing of it is named', () =>
    expect(of('const tau = 1 ms', 'const a = 1')).toEqual(['unused-import 1']));
});

describe('names', () => {
  const of = (text: string): string[] => found(text, 'shadowed-name');
  test.each([
    ['the letters of formulas', `neuron n { param C = 1; param g = 2; state m = 0; m' = (C - g * m) / 1 ms }`],
    ['a parameter that is called as a statistic', 'neuron n { param rate = 1 Hz; spike with rate rate }'],
    ['the weight of a synapse', 'synapse s into V { param weight : mV; on pre { post.V += weight } }'],
    ['a population with the name of a model', 'population lif[1] : lif']
  ])('%s hide nothing', (_what, text) => expect(of(text)).toEqual([]));
  test('the weight of a plasticity rule does', () =>
    expect(of('plasticity p { param weight = 1; state x = 0; on pre { x += weight } }')).toHaveLength(1));
});

describe('a product without its *', () => {
  test('is offered as a product, and as the quantity it is', () => {
    const [one] = check(`neuron n { state V = 0 mV; V' = 2 V / 20 ms }`);
    expect(one).toMatchObject({
      code: 'lost-product',
      severity: 'warning',
      fixes: [{ title: 'Write 2 * V' }, { title: 'Write 2000 mV' }]
    });
  });
  test.each([`neuron n { param V = 2 V; state x = V; x' = -x / 1 s }`, `neuron n { state s = 0 s' = -s / 1 s }`])(
    '%s is none',
    text => expect(found(text, 'lost-product')).toEqual([])
  );
});

test('a sweep whose number is not called points is told, with the word as its fix', () =>
  expect(
    check(snn`
      param g = 1
      experiment e {
        step 0.1 ms
        sweep g from 1 to 2 in 3 {
          run 1 ms
        }
      }
    `)
      .filter(diagnostic => diagnostic.code === 'missing-statement')
      .map(diagnostic => [diagnostic.message, diagnostic.fixes?.[0]?.edits[0]?.text])
  ).toEqual([['The number of points of a sweep is written with the word: in 3 points.', ' points']]));
