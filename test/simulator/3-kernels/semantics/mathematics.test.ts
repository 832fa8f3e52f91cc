// Functions have one value: in constants, in simulations on all backends, in what experiments expect, and beside the text.
import { expect, test } from 'vitest';
import { modulo, roundHalfAway } from '../../../../simulator/0-numbers/index.js';
import { judge } from '../../../../outputs/index.js';
import { simulated, valueAt } from '../../../support/simulated.js';
import { simulatedOnAll } from './on-all-backends.js';

/** Exact values, from arithmetic of whole numbers. */
const values: readonly (readonly [text: string, value: number])[] = [
  ['round(0.49999999999999994)', 0],
  ['round(4503599627370497)', 2 ** 52 + 1],
  ['round(-2.5)', -3],
  ['round(2.5)', 3],
  ['mod(1e16, 0.75)', 0.25],
  ['mod(-1, 3)', 2],
  ['mod(1, -3)', -2],
  ['mod(-7.5, -2)', -1.5],
  ['mod(6, 3)', 0],
  // 0.3 is a little less than three times 0.1
  ['mod(0.3, 0.1)', 0.09999999999999998],
  ['clip(7, 0, 5)', 5],
  ['2^10', 1024]
];

test('remainders and rounding are exact', () => {
  expect(roundHalfAway(0.49999999999999994)).toBe(0);
  expect(roundHalfAway(2 ** 52 + 1)).toBe(2 ** 52 + 1);
  expect(modulo(1e16, 0.75)).toBe(0.25);
  expect(modulo(-1, 3)).toBe(2);
  // the reference: whole multiples of 2^-60 in arithmetic of whole numbers
  const scale = 2 ** 60;
  for (let i = 1; i < 400; i++) {
    const [x, y] = [(i * 7919.77) % 613, ((i * 31.7) % 13) + 2 ** -20];
    const whole = (n: number): bigint => BigInt(Math.floor(n * 2 ** 20)) * 2n ** 40n;
    const [a, b] = [whole(x), whole(y)];
    expect(modulo(Number(a) / scale, Number(b) / scale)).toBe(Number(a % b) / scale);
  }
});

test.each(values)('%s is %d in a constant, in a neuron, in an expectation', (text, value) => {
  const variable = text.replace(/\((-?[\d.e]+)/, '(x + $1');
  const recording = simulatedOnAll(`neuron cell {
  param x = 0
  state inside = 0
  each step { inside = ${variable} }
}
const outside = ${text}
population P : cell
experiment e {
  step 1 ms
  record inside of P every 1 ms
  expect outside == ${value}
  expect ${text} == ${value}
  run 2 ms
}`);
  expect(valueAt(recording, 'P', 'inside', 1)).toBe(value);
  expect(judge(recording).map(verdict => [verdict.text, verdict.passed])).toEqual(
    judge(recording).map(verdict => [verdict.text, true])
  );
});

test('lists go through operators and functions alike in constants and in expectations', () => {
  const recording = simulated(`neuron n {
  param a = 0
  state V = a
}
population P[3] : n(a = mod([5, -1, 7.5], [3, 3, 2]) + 1)
experiment e {
  step 1 ms
  record V of P every 1 ms
  expect mod([5, -1, 7.5], [3, 3, 2]) + 1 == [3, 3, 2.5]
  expect mean([1, 2, 3]) == 2
  run 1 ms
}`);
  expect([0, 1, 2].map(neuron => valueAt(recording, 'P', 'V', 1, neuron))).toEqual([3, 3, 2.5]);
  expect(judge(recording).map(verdict => [verdict.text, verdict.passed])).toEqual(
    judge(recording).map(verdict => [verdict.text, true])
  );
});
