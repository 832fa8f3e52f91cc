// The normal distribution between two bounds: what a normal number is, given that it lies between them.
import { exp } from './exp.js';
import { log } from './log.js';
import type { Draws } from './random-stream.js';

/** Between low < high, either side of the mean (C. Robert 1995, doi:10.1007/BF00143942); takes as many draws as it needs. */
export function truncatedNormal(stream: Draws, mean: number, sd: number, low: number, high: number): number {
  const a = (low - mean) / sd;
  const b = (high - mean) / sd;
  // the numbers are closer to the bound than its next neighbour
  if (a > farthest) return low;
  if (b < -farthest) return high;
  if (!(a <= b)) return NaN;
  const z = a > 0 ? beyond(stream, a, b) : b < 0 ? -beyond(stream, -b, -a) : around(stream, a, b);
  return Math.min(high, Math.max(low, mean + sd * z));
}

/** Standard deviations: beyond x, numbers lie 1 / x from it, which is nothing beside x. */
const farthest = 1e9;

/** a <= 0 <= b: normal numbers until one fits, or in a narrow window even ones thinned out. */
function around(stream: Draws, a: number, b: number): number {
  const isWide = b - a > Math.sqrt(2 * Math.PI);
  for (;;) {
    const z = isWide ? stream.normal() : a + (b - a) * stream.uniform();
    if (isWide ? z >= a && z <= b : stream.uniform() < exp(-0.5 * z * z)) return z;
  }
}

/** 0 < a < b: exponential steps from a, or in a narrow window even ones, thinned out. */
function beyond(stream: Draws, a: number, b: number): number {
  const rate = 0.5 * (a + Math.sqrt(a * a + 4));
  const isWide = (b - a) * rate > 2;
  for (;;) {
    const z = isWide ? a - log(1 - stream.uniform()) / rate : a + (b - a) * stream.uniform();
    const kept = isWide ? exp(-0.5 * (z - rate) * (z - rate)) : exp(0.5 * (a * a - z * z));
    if (stream.uniform() < kept && z <= b) return z;
  }
}
