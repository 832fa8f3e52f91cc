// Binomial counts by inversion: one uniform number gives one count, exactly distributed (to the 2^-53 of the number).
import { binomialProbability } from './binomial-probability.js';
import { countOf } from './counts.js';

/** How many of n happen, each with probability p, for a uniform number `u` in [0, 1); NaN where n is not a whole number from 0 or p not in 0 .. 1. */
export function binomial(n: number, p: number, u: number): number {
  if (!(Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1)) return NaN;
  if (n === 0 || p === 0) return 0;
  if (p > 0.5) return n - binomial(n, 1 - p, u);
  return Math.min(n, addUp(n, p, u));
}

/** Sums of probabilities and their counts: the count for u is that of the first sum above u, or the last, of which there is one more. */
export interface CountTable {
  readonly sums: readonly number[];
  readonly counts: readonly number[];
}

/** How `binomial` finds its counts, for n and p that it takes. */
export function binomialTable(n: number, p: number): CountTable {
  if (n === 0 || p === 0) return { sums: [], counts: [0] };
  if (p > 0.5) {
    const { sums, counts } = binomialTable(n, 1 - p);
    return { sums, counts: counts.map(count => n - count) };
  }
  const sums: number[] = [];
  const counts: number[] = [];
  const last = addUp(n, p, 1, (sum, count) => {
    sums.push(sum);
    counts.push(Math.min(n, count));
  });
  return { sums, counts: [...counts, Math.min(n, last)] };
}

/** 0 < p <= 0.5 */
function addUp(n: number, p: number, u: number, seen?: (sum: number, count: number) => void): number {
  const odds = p / (1 - p);
  const start = Math.floor((n + 1) * p);
  const up = (k: number): number => ((n - k) / (k + 1)) * odds;
  const down = (k: number): number => k / ((n - k + 1) * odds);
  return countOf({ start, probability: binomialProbability(start, n, p), up, down }, u, seen);
}
