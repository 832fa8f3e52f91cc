// Distributions that values are drawn from, against their cumulative distributions, and counts against exact probabilities.
import { describe, expect, test } from 'vitest';
import { binomialProbability } from '../../../simulator/0-numbers/binomial-probability.js';
import {
  binomial,
  binomialTable,
  exponential,
  gamma,
  hypergeometric,
  lognormal,
  RandomStream,
  truncatedNormal
} from '../../../simulator/0-numbers/index.js';
import { mean, variance } from '../../support/simulated.js';

const count = 10_000;
const drawn = (draw: (stream: RandomStream) => number): number[] => {
  const stream = new RandomStream(11, 'test');
  return Array.from({ length: count }, (_, i) => draw(stream.seek(i)));
};

/** The Kolmogorov-Smirnov distance times sqrt(n) exceeds 2.23 once in 10 000 samples. */
function expectDistribution(values: readonly number[], cumulative: (x: number) => number): void {
  const sorted = Float64Array.from(values).sort();
  const distance = sorted.reduce(
    (most, x, i) => Math.max(most, Math.abs(cumulative(x) - i / count), Math.abs(cumulative(x) - (i + 1) / count)),
    0
  );
  expect(distance * Math.sqrt(count)).toBeLessThan(2.23);
}

/** Phi(x) by Simpson's rule. */
function phi(x: number): number {
  const steps = 200;
  const h = x / steps;
  const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(x);
  for (let i = 1; i < steps; i++) sum += (i % 2 ? 4 : 2) * density(i * h);
  return 0.5 + (sum * h) / 3;
}

describe('continuous distributions', () => {
  test('exponential', () =>
    expectDistribution(
      drawn(s => exponential(s, 3)),
      x => 1 - Math.exp(-x / 3)
    ));
  test('lognormal', () =>
    expectDistribution(
      drawn(s => lognormal(s, 1, 0.5)),
      x => phi((Math.log(x) - 1) / 0.5)
    ));
  test('gamma of shape 3', () =>
    expectDistribution(
      drawn(s => gamma(s, 3, 2)),
      x => 1 - Math.exp(-x / 2) * (1 + x / 2 + (x * x) / 8)
    ));
  test('gamma of shape 1/2, a squared normal number', () =>
    expectDistribution(
      drawn(s => gamma(s, 0.5, 2)),
      x => 2 * phi(Math.sqrt(x)) - 1
    ));
  test.each([
    [-1, 2],
    [-0.5, 0.5],
    [0, 5],
    [-9, 9],
    [1, 3],
    [1, 1.2],
    [4, 9],
    [-3, -1],
    [-6, -5.9],
    [0, 0.1]
  ])('normal between %d and %d', (low, high) => {
    const values = drawn(s => truncatedNormal(s, 5, 2, 5 + 2 * low, 5 + 2 * high));
    const left = phi(low);
    const whole = phi(high) - left;
    expect(values.every(v => v >= 5 + 2 * low && v <= 5 + 2 * high)).toBe(true);
    expectDistribution(values, x => (phi((x - 5) / 2) - left) / whole);
  });
  test('far in a tail the normal distribution is exponential', () => {
    expectDistribution(
      drawn(s => truncatedNormal(s, 0, 1, 1000, 2000)),
      x => 1 - Math.exp(-1000 * (x - 1000) - (x - 1000) ** 2 / 2)
    );
  });
});

/** n over k, exactly. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let product = 1n;
  for (let i = 0; i < k; i++) product = (product * BigInt(n - i)) / BigInt(i + 1);
  return product;
}
/** a / b to double precision. */
const ratio = (a: bigint, b: bigint): number => Number((a * 10n ** 30n) / b) / 1e30;

describe('binomial', () => {
  test('is found in its table', () => {
    const uniforms = [...Array.from({ length: 1000 }, (_, i) => i / 1000), 1 - 2 ** -53];
    for (const n of [0, 1, 2, 5, 17, 40])
      for (const p of [0, 0.05, 0.4, 0.5, 0.7, 1]) {
        const { sums, counts } = binomialTable(n, p);
        const found = uniforms.map(u => counts[sums.findIndex(sum => u < sum)] ?? counts.at(-1));
        expect([n, p, found]).toEqual([n, p, uniforms.map(u => binomial(n, p, u))]);
      }
  });

  test.each([
    [0, 1],
    [1, 2],
    [5, 10],
    [300, 600],
    [290, 600],
    [2, 31],
    [16, 33]
  ])('the probability of %d of %d is exact', (k, n) => {
    expect(Math.abs(binomialProbability(k, n, 0.5) / ratio(choose(n, k), 2n ** BigInt(n)) - 1)).toBeLessThan(2e-14);
  });
  test.each([
    [1, 0.3],
    [10, 0.9],
    [50, 0.01],
    [1000, 0.5],
    [1000, 0.03],
    [1e6, 0.2],
    [1e9, 1e-6]
  ])('n = %d, p = %d', (n, p) => {
    const values = drawn(s => binomial(n, p, s.uniform()) - n * p);
    const v = n * p * (1 - p);
    const fourth = 3 * v * v + v * (1 - 6 * p * (1 - p));
    expect(Math.abs(mean(values))).toBeLessThan(5 * Math.sqrt(v / count));
    expect(Math.abs(variance(values) - v)).toBeLessThan(5 * Math.sqrt((fourth - v * v) / count));
  });
  test('every count has its probability', () => {
    const seen = new Array<number>(21).fill(0);
    for (const k of drawn(s => binomial(20, 0.3, s.uniform()))) seen[k]!++;
    seen.forEach((times, k) => {
      const p = ratio(choose(20, k) * 3n ** BigInt(k) * 7n ** BigInt(20 - k), 10n ** 20n);
      expect(Math.abs(times - count * p)).toBeLessThan(1 + 5 * Math.sqrt(count * p));
    });
  });
  test.each([
    [0, 0.5, 0],
    [7, 0, 0],
    [7, 1, 7]
  ])('%d trials of probability %d give %d', (n, p, k) => expect(binomial(n, p, 0.999)).toBe(k));
  test('the ends of the uniform number stay in range', () => {
    for (const n of [1, 3, 100, 100_000])
      for (const p of [1e-9, 0.2, 0.5, 0.8])
        for (const u of [0, 1 - 2 ** -53]) {
          expect(binomial(n, p, u)).toBeGreaterThanOrEqual(0);
          expect(binomial(n, p, u)).toBeLessThanOrEqual(n);
        }
  });
  test.each([
    [1.5, 0.5],
    [-1, 0.5],
    [3, -0.1],
    [3, 1.1]
  ])('of %d trials with probability %d has no value', (n, p) => expect(binomial(n, p, 0.5)).toBeNaN());
});

describe('hypergeometric', () => {
  test.each([
    [30, 10, 12],
    [30, 25, 20],
    [8, 8, 3],
    [9, 4, 9],
    [50, 2, 25]
  ])('every count of %d with %d marked in %d draws has its probability', (all, marked, draws) => {
    const seen = new Map<number, number>();
    for (const k of drawn(s => hypergeometric(all, marked, draws, s.uniform()))) seen.set(k, (seen.get(k) ?? 0) + 1);
    for (let k = 0; k <= draws; k++) {
      const p = ratio(choose(marked, k) * choose(all - marked, draws - k), choose(all, draws));
      const times = seen.get(k) ?? 0;
      expect(Math.abs(times - count * p)).toBeLessThanOrEqual(p === 0 ? 0 : 1 + 5 * Math.sqrt(count * p));
    }
  });
  test('of large numbers has its mean and variance', () => {
    const [all, marked, draws] = [1e8, 2e4, 1e6];
    const m = (draws * marked) / all;
    const v = (m * (1 - marked / all) * (all - draws)) / (all - 1);
    const values = drawn(s => hypergeometric(all, marked, draws, s.uniform()));
    expect(Math.abs(mean(values) - m)).toBeLessThan(5 * Math.sqrt(v / count));
    expect(Math.abs(variance(values) / v - 1)).toBeLessThan(5 * Math.sqrt(2.01 / count));
  });
});

describe('a normal number between bounds that are far from its mean', () => {
  test.each([
    [0, 1, 1e300, 1e301, 1e300],
    [0, 1, -1e301, -1e300, -1e300],
    [0, 1e-300, 1, 2, 1],
    [1e300, 1, 0, 1, 1],
    [0, 1, 2e9, 3e9, 2e9]
  ])('%d, %d between %d and %d', (mean, sd, low, high, value) => {
    expect(truncatedNormal(new RandomStream(1, 'far'), mean, sd, low, high)).toBe(value);
  });
});
