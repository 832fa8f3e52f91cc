// Hypergeometric counts by inversion: one uniform number gives one count, exactly distributed.
import { binomialProbability } from './binomial-probability.js';
import { countOf } from './counts.js';

/** How many of `marked` are among `draws` different ones of `all`, for a uniform number `u` in [0, 1). Whole numbers, neither above `all`. */
export function hypergeometric(all: number, marked: number, draws: number, u: number): number {
  const least = Math.max(0, draws + marked - all);
  const most = Math.min(draws, marked);
  if (least === most) return least;
  const start = Math.min(most, Math.max(least, Math.floor(((draws + 1) * (marked + 1)) / (all + 2))));
  const p = draws / all;
  const others = all - marked - draws;
  const probability =
    (binomialProbability(start, marked, p) * binomialProbability(draws - start, all - marked, p)) /
    binomialProbability(draws, all, p);
  const up = (k: number): number => (k >= most ? 0 : ((marked - k) * (draws - k)) / ((k + 1) * (others + k + 1)));
  const down = (k: number): number => (k <= least ? 0 : (k * (others + k)) / ((marked - k + 1) * (draws - k + 1)));
  return Math.min(most, Math.max(least, countOf({ start, probability, up, down }, u)));
}
