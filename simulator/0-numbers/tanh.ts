// Hyperbolic tangent. Operations are + - * / and bits only, in the order written.
import { exp } from './exp.js';

/** Hyperbolic tangent; error below 1.5 units in the last place. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.55) {
    // Lambert's continued fraction x / (1 + x^2 / (3 + x^2 / (5 + ...))) down to 15, as x minus a small quotient; error 2^-60
    const z = x * x;
    const numerator = 675675 + z * (45045 + z * (594 + z));
    const denominator = 2027025 + z * (945945 + z * (51975 + z * (630 + z)));
    return x - x * (z * numerator / denominator);
  }
  const value = size > 22 ? 1 : 1 - 2 / (exp(2 * size) + 1);
  return x < 0 ? -value : x > 0 ? value : x;
}
