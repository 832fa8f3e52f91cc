// Binomial counts by inversion: one uniform number gives one count, exactly distributed (to the 2^-53 of the number).
import { binomialProbability } from './binomial-probability.js';
import { countOf } from './counts.js';

/** How many of n happen, each with probability p, for a uniform number `u` in [0, 1); NaN where n is not a whole number from 0 or p not in 0 .. 1. */
export function binomial(n: number, p: number, u: number): number {
  if (!(Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1)) return NaN;
  if (n === 0 || p === 0) return 0;
  if (p > 0.5) return n - binomial(n, 1 - p, u);
  const odds = p / (1 - p);
  const start = Math.floor((n + 1) * p);
  const up = (k: number): number => ((n - k) / (k + 1)) * odds;
  const down = (k: number): number => k / ((n - k + 1) * odds);
  return Math.min(n, countOf({ start, probability: binomialProbability(start, n, p), up, down }, u));
}
