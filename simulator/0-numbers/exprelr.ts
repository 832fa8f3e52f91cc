// The rate function of ion channels, smooth through its removable singularity.
import { exp } from './exp.js';
import { expm1 } from './expm1.js';

/** x / (e^x - 1), continued by 1 at x = 0; error below 3 units in the last place. */
export function exprelr(x: number): number {
  if (x === 0) return 1;
  if (x <= 700) return x / expm1(x);
  // e^x overflows before the result underflows
  const root = exp(-0.5 * x);
  return root === 0 ? 0 : x * root * root;
}
