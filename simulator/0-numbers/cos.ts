// Cosine. Operations are + - * and bits only, in the order written.
import { quadrant, remainder } from './quadrant.js';
import { cosKernel, sinKernel } from './sin-cos-kernels.js';

/** Cosine of an angle in radians, for every finite argument; error below 1 unit in the last place. */
export function cos(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  const n = quadrant(x);
  const r = remainder[0]!;
  const low = remainder[1]!;
  const value = (n & 1) === 0 ? cosKernel(r, low) : sinKernel(r, low);
  return ((n + 1) & 2) === 0 ? value : -value;
}
