// What exp and expm1 share: x = n ln 2 + r with |r| <= ln 2 / 2, and e^r - 1 - r.
import { expRest } from './polynomials.js';

/** The nearest whole number, halves to even, for |x| < 2^51: adding 1.5 * 2^52 leaves no room for a fraction. */
export const nearest = (x: number): number => x + 6755399441055744 - 6755399441055744;

const [e0, e1, e2, e3, e4, e5] = expRest.even;
const [o0, o1, o2, o3, o4] = expRest.odd;

/** e^r - 1 - r for |r| <= ln 2 / 2: even and odd powers each by Horner's rule in r^2. */
export function quadraticRest(r: number): number {
  const z = r * r;
  const even = e0 + z * (e1 + z * (e2 + z * (e3 + z * (e4 + z * e5))));
  const odd = o0 + z * (o1 + z * (o2 + z * (o3 + z * o4)));
  return z * (even + r * odd);
}
