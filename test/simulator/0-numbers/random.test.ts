// Random numbers: the published vectors of the generator, and distributions against theory.
import { describe, expect, test } from 'vitest';
import {
  exponential,
  gamma,
  lognormal,
  philox,
  poisson,
  poissonTable,
  RandomStream,
  streamKey,
  WordSequence
} from '../../../simulator/0-numbers/index.js';
import { mean, variance } from '../../support/simulated.js';

describe('Philox4x32-10 gives the vectors of its authors (Random123, kat_vectors)', () => {
  test.each([
    ['zeros', [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
    [
      'ones',
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]
    ],
    [
      'digits of pi',
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]
    ]
  ] as const)('%s', (_, [a, b, c, d], [low, high], words) => {
    const out = new Uint32Array(4);
    philox({ low, high }, a, b, c, d, out);
    expect(Array.from(out)).toEqual(words);
  });
});

const count = 40_000;
const drawn = (draw: (stream: RandomStream, i: number) => number): number[] => {
  const stream = new RandomStream(7, 'test');
  return Array.from({ length: count }, (_, i) => draw(stream.seek(i), i));
};
/** Mean and variance within five standard errors; `fourth` is the fourth central moment. */
function expectMoments(values: readonly number[], m: number, v: number, fourth: number): void {
  expect(Math.abs(mean(values) - m)).toBeLessThan(5 * Math.sqrt(v / count));
  expect(Math.abs(variance(values) - v)).toBeLessThan(5 * Math.sqrt((fourth - v * v) / count));
}

describe('draws', () => {
  test('uniform', () =>
    expectMoments(
      drawn(s => s.uniform()),
      1 / 2,
      1 / 12,
      1 / 80
    ));
  test('normal', () =>
    expectMoments(
      drawn(s => s.normal()),
      0,
      1,
      3
    ));
  test('exponential', () =>
    expectMoments(
      drawn(s => exponential(s, 3)),
      3,
      9,
      9 * 81
    ));
  test('gamma', () =>
    expectMoments(
      drawn(s => gamma(s, 2.5, 2)),
      5,
      10,
      3 * 100 + 6 * 2.5 * 16
    ));
  test('gamma of a small shape', () =>
    expectMoments(
      drawn(s => gamma(s, 0.4, 1)),
      0.4,
      0.4,
      3 * 0.16 + 6 * 0.4
    ));
  test('lognormal', () => {
    const logs = drawn(s => Math.log(lognormal(s, 1, 0.5)));
    expectMoments(logs, 1, 0.25, 3 * 0.0625);
  });
  test.each([0.001, 0.2, 2, 29.9, 30.1, 500])('Poisson counts of mean %d', m => {
    const table = poissonTable(m);
    const stream = new RandomStream(3, 'counts');
    const uniforms = Array.from({ length: count }, (_, i) => stream.seek(i).uniform());
    expect(uniforms.map(u => table.count(u))).toEqual(uniforms.map(u => poisson(m, u)));
    expectMoments(
      uniforms.map(u => poisson(m, u)),
      m,
      m,
      3 * m * m + m
    );
  });
  test('neighbours and later steps are independent', () => {
    const stream = new RandomStream(1, 'x');
    const at = (i: number, step: number): number => stream.seek(i, step).uniform() - 0.5;
    for (const [i, step] of [
      [1, 0],
      [0, 1],
      [2, 0],
      [0, 2 ** 32]
    ] as const) {
      const products = Array.from({ length: count }, (_, k) => at(2 * k, k) * at(2 * k + i, k + step) * 12);
      expect(Math.abs(mean(products))).toBeLessThan(5 / Math.sqrt(count));
    }
  });
});

describe('keys', () => {
  test('differ with seed and name, in every letter', () => {
    const keys = [
      streamKey(1, 'E.V'),
      streamKey(2, 'E.V'),
      streamKey(1, 'E.W'),
      streamKey(1, 'F.V'),
      streamKey(1, 'E.'),
      streamKey(1 + 2 ** 32, 'E.V')
    ].map(key => `${key.low} ${key.high}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
  test('a draw depends on its place alone', () => {
    const one = new RandomStream(1, 'a');
    const other = new RandomStream(1, 'a');
    const forward = [0, 1, 2, 3].map(i => one.seek(i, 5).uniform());
    const backward = [3, 2, 1, 0].map(i => other.seek(i, 5).uniform()).reverse();
    expect(backward).toEqual(forward);
  });
});

test.each([1, 7, 1000, 2 ** 21, 2 ** 21 + 1, 3_000_000_000])('whole numbers below %d are even', limit => {
  const draws = new WordSequence(streamKey(5, 'below'));
  draws.start(0);
  const values = Array.from({ length: count }, () => draws.below(limit));
  expect(values.every(v => Number.isInteger(v) && v >= 0 && v < limit)).toBe(true);
  expect(Math.abs(mean(values) - (limit - 1) / 2)).toBeLessThan(1e-9 + 5 * Math.sqrt((limit * limit - 1) / 12 / count));
});
