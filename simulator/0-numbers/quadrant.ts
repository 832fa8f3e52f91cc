// Reduction of an angle for sin and cos: x = n pi/2 + r with |r| <= pi/4 (a hair more), r in two parts.
import { nearest } from './exp-reduction.js';
import { reduceLargeAngle } from './large-angle.js';

/** r of the last reduction and what its rounding lost; a scratch buffer, read at once by the caller. */
export const remainder = new Float64Array(2);

const twoOverPi = 0.6366197723675814;
/** pi/2 in three parts; the first two have 33 bits, so that their products with a whole number below 2^20 are exact. */
const high = 1.5707963267341256;
const middle = 6.077100506303966e-11;
const low = 2.0222662487959506e-21;

/** n modulo 4 for finite x; r goes to `remainder`. */
export function quadrant(x: number): number {
  const size = Math.abs(x);
  if (size < 0.785) return keep(0, x, 0);
  if (size > 1e6) return reduceLargeAngle(x, remainder);
  const n = nearest(x * twoOverPi);
  const first = x - n * high;
  const part = n * middle;
  const second = first - part;
  // near a multiple of pi/2 the three parts are too few bits: rare
  if (Math.abs(second) < 2e-4) return reduceLargeAngle(x, remainder);
  const lost = first - second - part - n * low;
  const r = second + lost;
  return keep(n & 3, r, second - r + lost);
}

function keep(n: number, r: number, lost: number): number {
  remainder[0] = r;
  remainder[1] = lost;
  return n;
}
