// x^y. Operations are + - * / sqrt and bits only, in the order written.
import { powPositive } from './pow-positive.js';

/**
 * x to the power of y with the special cases of IEEE 754: 1 for y = 0 or x = 1 whatever the other; a negative base gives NaN unless
 * the exponent is whole. Error below 1 unit in the last place, for the product that is x^4 below 2; results that are doubles, such as 10^15, come out exactly.
 */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 3) return x * x * x;
  if (y === 4) return x * x * (x * x);
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x < 0 && x > -Infinity && !isWhole(y)) return NaN;
  const value = magnitude(Math.abs(x), y);
  return isNegative(x) && isOdd(y) ? -value : value;
}

/** x^y for x >= 0 */
function magnitude(x: number, y: number): number {
  if (x === 1) return 1;
  if (x === 0 || x === Infinity || Math.abs(y) === Infinity) return x > 1 === y > 0 ? Infinity : 0;
  return y === 0.5 ? Math.sqrt(x) : powPositive(x, y);
}

/** The infinities count as whole (and even), as doubles from 2^53 on are. */
const isWhole = (y: number): boolean => Math.floor(y) === y;
const isOdd = (y: number): boolean => isWhole(y) && !isWhole(0.5 * y);
const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);
