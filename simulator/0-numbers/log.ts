// Natural logarithm. Operations are + - * / and bits only, in the order written.
import { highWord, powerOfTwo } from './bits.js';
import { ln2High, ln2Low, logRest } from './polynomials.js';

const [e0, e1, e2, e3] = logRest.even;
const [o0, o1, o2] = logRest.odd;

/** Natural logarithm; -Infinity at 0, NaN below; error below 1 unit in the last place. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  const subnormal = x < 2.2250738585072014e-308;
  const normal = subnormal ? x * 2 ** 54 : x;
  const k = binaryExponent(normal);
  return logReduced(normal * powerOfTwo(-k) - 1, 0, subnormal ? k - 54 : k);
}

/** k of x = 2^k m with m between sqrt(1/2) and sqrt(2), for normal x > 0; 0x3fe6a09e is the upper word of sqrt(1/2). */
export const binaryExponent = (x: number): number => (highWord(x) - 0x3fe6a09e) >> 20;

/**
 * k ln 2 + log(1 + f) + low for 1 + f between sqrt(1/2) and sqrt(2) and a tiny `low`.
 * With s = f / (2 + f), log(1 + f) = 2 artanh s = f - f^2/2 + s (f^2/2 + R), R = (2 artanh s - 2 s) / s. R is s^2 times a
 * polynomial in s^2, even and odd powers apart.
 */
export function logReduced(f: number, low: number, k: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = e0 + w * (e1 + w * (e2 + w * e3));
  const odd = o0 + w * (o1 + w * o2);
  const square = 0.5 * f * f;
  const rest = s * (square + z * (even + z * odd));
  return k * ln2High - (square - (rest + (k * ln2Low + low)) - f);
}
