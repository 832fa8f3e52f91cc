// log(1 + x) without cancellation near 0. Operations are + - * / and bits only, in the order written.
import { powerOfTwo } from './bits.js';
import { binaryExponent, log, logReduced } from './log.js';

/** Natural logarithm of 1 + x; error below 1 unit in the last place. */
export function log1p(x: number): number {
  if (!(x > -1 && x < 2 ** 54)) return x === -1 ? -Infinity : log(x);
  if (x > -0.2928 && x < 0.4142) return x === 0 ? x : logReduced(x, 0, 0);
  const sum = 1 + x;
  const lost = (x > 1 ? 1 - (sum - x) : x - (sum - 1)) / sum;
  const k = binaryExponent(sum);
  return logReduced(sum * powerOfTwo(-k) - 1, lost, k);
}
