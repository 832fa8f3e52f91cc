// Binomial probabilities without cancellation, also for very many trials (C. Loader 2000, Fast and accurate computation of binomial probabilities).
import { exp } from './exp.js';
import { log } from './log.js';
import { log1p } from './log1p.js';
import { stirlingError } from './stirling-error.js';

/** P(k of n), each with probability p; most accurate where k is near n p. */
export function binomialProbability(k: number, n: number, p: number): number {
  if (k === 0) return exp(n * log1p(-p));
  if (k === n) return exp(n * log(p));
  const exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p) - deviance(n - k, n * (1 - p));
  return exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/** x log(x / mean) + mean - x. */
function deviance(x: number, mean: number): number {
  const relative = (x - mean) / mean;
  return mean * ((1 + relative) * log1p(relative) - relative);
}
