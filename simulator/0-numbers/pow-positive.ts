// x^y for positive x: the logarithm is carried in two parts, because the exponential would magnify the rounding of one.
// Each quantity is a sum of itself and its ...Low. Operations are + - * / and bits only, in the order written.
import { powerOfTwo } from './bits.js';
import { expOfSum } from './exp.js';
import { binaryExponent } from './log.js';
import { artanhRest, ln2High, ln2Low } from './polynomials.js';

/** e^(y log x) for finite x > 0 and finite y. */
export function powPositive(x: number, y: number): number {
  const subnormal = x < 2.2250738585072014e-308;
  const normal = subnormal ? x * 2 ** 54 : x;
  const exponent = binaryExponent(normal);
  const k = subnormal ? exponent - 54 : exponent;
  const f = normal * powerOfTwo(-exponent) - 1;
  // s = f / (2 + f)
  const u = 2 + f;
  const uLow = f - (u - 2);
  const s = f / u;
  const product = s * u;
  const sLow = (f - product - productError(s, u, product) - s * uLow) / u;
  // z = s^2
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  // t = artanh(s) / s - 1 = z / 3 + z^2 (1/5 + z / 7 + ...)
  const third = z * 0.3333333333333333;
  const thirdLow = productError(z, 0.3333333333333333, third) + z * 1.850371707708594e-17 + zLow * 0.3333333333333333;
  const rest = z * z * seriesRest(z);
  const t = third + rest;
  const tLow = third - t + rest + thirdLow;
  // log(1 + f) = 2 s + 2 s t
  const st = 2 * s * t;
  const stLow = productError(2 * s, t, st) + 2 * (s * tLow + sLow * t);
  const main = 2 * s + st;
  const mainLow = 2 * s - main + st + (stLow + 2 * sLow);
  // log x = k ln 2 + log(1 + f)
  const shift = k * ln2High;
  const sum = shift + main;
  const sumLow = (k === 0 ? 0 : shift - sum + main) + (mainLow + k * ln2Low);
  // an exponent beyond 2^65 gives Infinity or 0 in any case
  const bounded = y > 2 ** 65 ? 2 ** 65 : y < -(2 ** 65) ? -(2 ** 65) : y;
  const high = bounded * sum;
  return expOfSum(high, productError(bounded, sum, high) + bounded * sumLow);
}

const [a0, a1, a2, a3, a4, a5, a6, a7] = artanhRest;

/** 1/5 + z/7 + z^2/9 + … */
function seriesRest(z: number): number {
  return a0 + z * (a1 + z * (a2 + z * (a3 + z * (a4 + z * (a5 + z * (a6 + z * a7))))));
}

/** What `product` = a b lost in rounding: halves of 26 bits have exact products (T. J. Dekker 1971, doi:10.1007/BF01397083). */
function productError(a: number, b: number, product: number): number {
  const aScaled = 134217729 * a;
  const bScaled = 134217729 * b;
  const aHigh = aScaled - (aScaled - a);
  const bHigh = bScaled - (bScaled - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}
