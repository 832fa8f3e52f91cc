// e^x. Operations are + - * and bits only, in the order written, so that every backend gives the same bits.
import { powerOfTwo } from './bits.js';
import { nearest, quadraticRest } from './exp-reduction.js';
import { ln2High, ln2Low, log2e } from './polynomials.js';

/** e to the power of x; error below 0.6 units in the last place, gradual underflow included. */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** e^(x + low) for |low| well below 1 unit in the last place of x; it keeps the accuracy of a logarithm carried in two parts. */
export function expOfSum(x: number, low: number): number {
  // beyond these the result is Infinity or 0 in any case; NaN passes
  const bounded = x > 710 ? 710 : x < -750 ? -750 : x;
  const n = nearest(bounded * log2e);
  const high = bounded - n * ln2High;
  const tail = n * ln2Low - low;
  const r = high - tail;
  const lost = high - r - tail;
  // 1 + r is split into sum and error, so that only the last addition rounds visibly
  const sum = 1 + r;
  const error = r - (sum - 1);
  const significand = sum + (error + (quadraticRest(r) + lost));
  // two factors, because 2^n itself may be out of range; the second one rounds subnormal results once
  const half = n >> 1;
  return significand * powerOfTwo(half) * powerOfTwo(n - half);
}
