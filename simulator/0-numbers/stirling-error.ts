// What Stirling's formula leaves of the logarithm of a factorial.
import { log } from './log.js';

/** log n! - log(sqrt(2 pi n) (n / e)^n) for whole n from 1, to about 1e-15: by its series (C. Loader 2000), for small n directly. */
export function stirlingError(n: number): number {
  if (n < 16) return log(factorial(n)) - (n + 0.5) * log(n) + n - 0.5 * log(2 * Math.PI);
  const inverse = 1 / n;
  const square = inverse * inverse;
  return inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
}

/** Exact below 19. */
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
