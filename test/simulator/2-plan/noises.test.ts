// What the plan says of the noises of a population: which there are, whose each is, and by what their numbers are keyed.
import { describe, expect, test } from 'vitest';
import { propagator } from '../../support/propagator.js';
import { explainPlan, type NoisePlan } from '../../../simulator/2-plan/index.js';
import { planned } from '../../support/planned.js';
import { only } from '../../support/only.js';

const text = (members: string): string => `noise common
function twice(x : dimension of x) = x + x
function kick() : 1/s^0.5 = xi
neuron cell {
  state V : 1 = 0
  state w : 1 = 0
  ${members}
}
population P[2] : cell
experiment e { step 0.1 ms; run 10 ms; record V, w of P }`;
const noisesOf = (members: string): readonly NoisePlan[] => only(planned(text(members)).groups).noises;
const streamsOf = (members: string): string[] => noisesOf(members).map(noise => noise.stream);
const root = '/ (1 ms)^0.5';

describe('the noises of a population', () => {
  test('of one equation are keyed by its state, the first as if it were alone', () => {
    expect(noisesOf(`V' = xi ${root}`)).toEqual([{ name: 'xi', of: 'neuron', stream: 'P.V.noise' }]);
    expect(noisesOf(`V' = (0.6 * xi - 0.8 * xi) ${root}`)).toEqual([
      { name: 'xi_1', of: 'neuron', stream: 'P.V.noise' },
      { name: 'xi_2', of: 'neuron', stream: 'P.V.noise2' }
    ]);
  });
  test('that a let names are those written in it, keyed by the first state that has them', () => {
    expect(streamsOf(`let s = xi; w' = s ${root}`)).toEqual(['P.w.noise']);
    expect(streamsOf(`let s = xi; let r = s + s; V' = r ${root}; w' = (s + xi) ${root}`)).toEqual([
      'P.V.noise',
      'P.w.noise'
    ]);
  });
  test('are one for an argument, and one for each call of a function that has one', () => {
    expect(streamsOf(`V' = twice(xi) ${root}`)).toHaveLength(1);
    expect(streamsOf(`V' = (kick() + kick()) ${root}`)).toHaveLength(2);
    expect(streamsOf(`V' = twice(kick()) ${root}`)).toHaveLength(1);
  });
  test('that have names are keyed by them', () => {
    expect(
      noisesOf(`noise eta; noise field shared; V' = (eta + field + common) ${root}; w' = (eta + common) ${root}`)
    ).toEqual([
      { name: 'eta', of: 'neuron', stream: 'P.eta.noise' },
      { name: 'field', of: 'population', stream: 'P.field.noise' },
      { name: 'common', of: 'network', stream: 'noise common' }
    ]);
  });
  test('that no equation has are none', () => {
    expect(noisesOf("noise eta; let s = xi + eta; V' = -V / 1 ms")).toEqual([]);
  });
  test('a noise in a model hides that of the file', () => {
    expect(noisesOf(`noise common; V' = common ${root}`)).toEqual([
      { name: 'common', of: 'neuron', stream: 'P.common.noise' }
    ]);
  });
});

test.each([
  [
    "V' = -V / 1 ms; spike when V > 1 + xi * (1 ms)^0.5; on spike { V = 0 }",
    'xi is white noise, which has no value at a time'
  ],
  ["V' = -V / 1 ms; each step { V += common * (1 ms)^0.5 }", 'common is white noise'],
  ["noise eta; V' = -V / 1 ms; spike with rate eta * (1 ms)^0.5 * 1 Hz", 'eta is white noise'],
  ["let s = xi; V' = -V / 1 ms; spike when V > 1; on spike { V = s * (1 ms)^0.5 }", 's is white noise'],
  ["param p = xi * (1 ms)^0.5; V' = -p * V / 1 ms", 'xi is white noise'],
  ["noise eta; V' = eta * eta", "euler_maruyama: V' is not linear in its noise"],
  ["noise eta; V' = eta * common", "euler_maruyama: V' is not linear in its noise"],
  ["V' = exp(common * (1 ms)^0.5) / 1 ms", "euler_maruyama: V' is not linear in its noise"]
])('what has no value is refused: %s', (members, message) => {
  expect(() => planned(text(members))).toThrow(message);
});

test('the plan tells them where the equation alone does not', () => {
  const lines = explainPlan(planned(text(`V' = (0.6 * xi - 0.8 * xi + common) ${root}; w' = -w / 5 ms`))).split('\n');
  const told = lines.map(line => line.trim()).filter(line => line.startsWith('noise ') || line.startsWith("V'"));
  expect(told).toEqual([
    'noise common: one for all neurons that read it',
    'noise xi_1: one for each neuron',
    'noise xi_2: one for each neuron',
    "V' = 0.6 * xi_1 - 0.8 * xi_2 + common"
  ]);
  expect(explainPlan(planned(text(`V' = xi ${root}`)))).not.toContain('noise xi');
});

describe('an exact step', () => {
  const h = 0.5;
  test('adds the squares of noises that are two, and not of one that two states have', () => {
    const noise = (columns: readonly (readonly number[])[]): Float64Array =>
      propagator(
        new Float64Array(4),
        columns.map(rows => ({ rows, shared: false })),
        h,
        [false, false]
      ).noise;
    expect(
      noise([
        [3, 0],
        [4, 0]
      ])[0]
    ).toBeCloseTo(5 * Math.sqrt(h), 14);
    const one = noise([[3, 4]]);
    expect([...one].map(value => Number(value.toFixed(12)))).toEqual(
      [3, 0, 4, 0].map(value => Number((value * Math.sqrt(h)).toFixed(12)))
    );
  });
  test('takes the increment of a shared noise first, and with the rest has the variance of an Ornstein-Uhlenbeck process', () => {
    // x' = -x / tau + xi: the covariance with the increment is tau (1 - exp(-h / tau))
    const tau = 2;
    const [increment, rest] = propagator(Float64Array.of(-1 / tau), [{ rows: [1], shared: true }], h, [false]).shared;
    expect(increment).toBeCloseTo((-tau * Math.expm1(-h / tau)) / Math.sqrt(h), 14);
    expect(increment! ** 2 + rest! ** 2).toBeCloseTo((-tau / 2) * Math.expm1((-2 * h) / tau), 14);
  });
});
