// e^x - 1 without cancellation near 0. Operations are + - * and bits only, in the order written.
import { powerOfTwo } from './bits.js';
import { exp } from './exp.js';
import { nearest, quadraticRest } from './exp-reduction.js';
import { ln2High, ln2Low, log2e } from './polynomials.js';

/** e to the power of x, less one; error below 1.1 units in the last place. */
export function expm1(x: number): number {
  if (x > 40) return exp(x);
  if (x < -40) return -1;
  if (x === 0) return x;
  const n = nearest(x * log2e);
  const high = x - n * ln2High;
  const tail = n * ln2Low;
  const r = high - tail;
  const rest = quadraticRest(r) + (high - r - tail);
  if (n === 0) return r + rest;
  // 2^n (1 + r + rest) - 1, where scaling and 2^n - 1 are exact
  const scale = powerOfTwo(n);
  const whole = scale - 1;
  const linear = scale * r;
  const sum = whole + linear;
  const error = Math.abs(whole) >= Math.abs(linear) ? linear - (sum - whole) : whole - (sum - linear);
  return sum + (error + scale * rest);
}
