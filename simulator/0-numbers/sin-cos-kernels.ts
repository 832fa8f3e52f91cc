// Sine and cosine between -pi/4 and pi/4, of an angle in two parts, by Horner's rule in r^2.
import { cosRest, sinRest } from './polynomials.js';

const [s0, s1, s2, s3, s4, s5] = sinRest;
const [c0, c1, c2, c3, c4, c5] = cosRest;

/** sin(r + low) */
export function sinKernel(r: number, low: number): number {
  const z = r * r;
  const p = s0 + z * (s1 + z * (s2 + z * (s3 + z * (s4 + z * s5))));
  return r + (r * z * p + low * (1 - 0.5 * z));
}

/** cos(r + low) */
export function cosKernel(r: number, low: number): number {
  const z = r * r;
  const p = c0 + z * (c1 + z * (c2 + z * (c3 + z * (c4 + z * c5))));
  const half = 0.5 * z;
  const sum = 1 - half;
  return sum + (1 - sum - half + (z * z * p - r * low));
}
