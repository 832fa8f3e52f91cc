// Poisson counts by inversion: one uniform number gives one count, exactly distributed for every mean (to the 2^-53 of the number).
import { exp } from './exp.js';
import { log1p } from './log1p.js';

/** The count for a uniform number `u` in [0, 1); NaN where the mean is negative, infinite or NaN. Takes about sqrt(mean) additions. */
export const poisson = (mean: number, u: number): number => (mean >= 0 && mean < Infinity ? addUp(mean, u) : NaN);

/** `count(u)` equals `poisson(mean, u)` and is faster where the mean stays the same. */
export interface PoissonTable {
  readonly mean: number;
  count(u: number): number;
  /** how `count` looks it up, for a backend that does so itself; absent for means that are too large for a table */
  readonly lookup?: PoissonLookup;
}

/** The count is `counts[i]` for the first i from `places[floor(256 u)]` on with u < sums[i], or the last. */
export interface PoissonLookup {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  readonly places: Uint32Array;
}

export function poissonTable(mean: number): PoissonTable {
  // about 18 sqrt(mean) entries; nobody wants more than a megabyte of them
  if (!(mean >= 0 && mean < 1e7)) return { mean, count: u => poisson(mean, u) };
  const sums: number[] = [], counts: number[] = [];
  const last = addUp(mean, 1, (sum, count) => {
    sums.push(sum);
    counts.push(count);
  });
  return indexed(mean, Float64Array.from(sums), Float64Array.from([...counts, last]));
}

/** The first entry whose sum exceeds u, looked for from one of 256 places. */
function indexed(mean: number, sums: Float64Array, counts: Float64Array): PoissonTable {
  const places = new Uint32Array(256);
  for (let slice = 0, at = 0; slice < 256; slice++) {
    while (at < sums.length && sums[at]! <= slice / 256) at++;
    places[slice] = at;
  }
  const count = (u: number): number => {
    let at = places[Math.floor(u * 256)]!;
    while (at < sums.length && u >= sums[at]!) at++;
    return counts[at]!;
  };
  return { mean, count, lookup: { sums, counts, places } };
}

/**
 * Adds the probabilities of counts one by one until the sum exceeds u: of 0, 1, 2, ... for small means; of m, m + 1, m - 1, m + 2, ...
 * around the most likely count m for large ones. For u = 1 it ends when nothing changes any more. `seen` gets every sum and its count.
 */
function addUp(mean: number, u: number, seen?: (sum: number, count: number) => void): number {
  const start = mean < 30 ? 0 : Math.floor(mean);
  let sum = start === 0 ? exp(-mean) : probabilityOfMode(mean, start);
  let above = start, below = start, upward = sum, downward = sum, before = 0;
  seen?.(sum, start);
  if (u < sum) return start;
  while (sum !== before) {
    before = sum;
    upward *= mean / ++above;
    sum += upward;
    seen?.(sum, above);
    if (u < sum) return above;
    if (below === 0) continue;
    downward *= below-- / mean;
    sum += downward;
    seen?.(sum, below);
    if (u < sum) return below;
  }
  return above;
}

/** e^-mean mean^m / m! for m = floor(mean) >= 30, by Stirling's series of m!, without cancellation. */
function probabilityOfMode(mean: number, m: number): number {
  const over = mean - m, inverse = 1 / m, square = inverse * inverse;
  const stirling = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return exp(m * log1p(over / m) - over - stirling) / Math.sqrt(2 * Math.PI * m);
}
