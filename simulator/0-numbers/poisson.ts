// Poisson counts by inversion: one uniform number gives one count, exactly distributed for every mean (to the 2^-53 of the number).
import { countOf } from './counts.js';
import { exp } from './exp.js';
import { log1p } from './log1p.js';
import { stirlingError } from './stirling-error.js';

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
  const sums: number[] = [];
  const counts: number[] = [];
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

/** The count from which the sums begin, and its probability: around 0 for small means, around the most likely count for large ones. */
export function poissonStart(mean: number): { readonly start: number; readonly probability: number } {
  const start = mean < 30 ? 0 : Math.floor(mean);
  return { start, probability: start === 0 ? exp(-mean) : probabilityOfMode(mean, start) };
}

function addUp(mean: number, u: number, seen?: (sum: number, count: number) => void): number {
  const { start, probability } = poissonStart(mean);
  return countOf({ start, probability, up: k => mean / (k + 1), down: k => k / mean }, u, seen);
}

/** e^-mean mean^m / m! for m = floor(mean) >= 30, without cancellation. */
function probabilityOfMode(mean: number, m: number): number {
  const over = mean - m;
  return exp(m * log1p(over / m) - over - stirlingError(m)) / Math.sqrt(2 * Math.PI * m);
}
