// Hyperbolic tangent. Operations are + - * / and bits only, in the order written.
import { exp } from './exp.js';
import { tanhQuotient } from './polynomials.js';

const [n0, n1, n2, n3] = tanhQuotient.numerator;
const [d0, d1, d2, d3, d4] = tanhQuotient.denominator;

/** Hyperbolic tangent; error below 1.5 units in the last place. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.55) {
    const z = x * x;
    const numerator = n0 + z * (n1 + z * (n2 + z * n3));
    const denominator = d0 + z * (d1 + z * (d2 + z * (d3 + z * d4)));
    return x === 0 ? x : x - x * ((z * numerator) / denominator);
  }
  const value = size > 22 ? 1 : 1 - 2 / (exp(2 * size) + 1);
  return x < 0 ? -value : x > 0 ? value : x;
}
