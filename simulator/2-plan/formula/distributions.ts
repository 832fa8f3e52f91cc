// The distributions that values can be drawn from, a closed list: their arguments, and which of these make no distribution.
import { formatNumber } from '../../1-model/index.js';
import type { Distribution } from '../plan/index.js';

export interface DistributionRule {
  /** formal names in the library */
  readonly parameters: readonly string[];
  /** what is wrong with the arguments of a draw, as `the mean is -1; give 0 or more`; undefined where nothing is */
  readonly impossible: (a: number, b: number, c: number, d: number) => string | undefined;
}

const never = (): undefined => undefined;
const notBelowZero = (name: string, value: number): string | undefined =>
  value >= 0 ? undefined : `${name} is negative; give 0 or more`;

const positive = (name: string, value: number): string | undefined =>
  value > 0 && value < Infinity
    ? undefined
    : `${name} is not ${value > 0 ? 'finite' : 'above 0'}; give ${value > 0 ? 'a number' : 'one that is'}`;

/** What a count is drawn from by adding up takes the longer, the larger it is: this much about 20 ms. */
export const mostDrawn = 1e12;
const notAbove = (name: string, value: number): string | undefined =>
  value <= mostDrawn ? undefined : `${name} is ${formatNumber(value)}; give ${mostDrawn} or less`;

export const distributions = {
  uniform: { parameters: ['low', 'high'], impossible: never },
  /** drawn with mean and sd alone */
  normal: {
    parameters: ['mean', 'sd', 'relative'],
    impossible: (_mean, sd) => notBelowZero('the standard deviation', sd)
  },
  truncated_normal: {
    parameters: ['mean', 'sd', 'low', 'high'],
    impossible: (_mean, sd, low, high) =>
      sd > 0
        ? low < high
          ? undefined
          : 'low is not below high; give the lower bound first'
        : 'the standard deviation is not above 0; give one that is'
  },
  lognormal: { parameters: ['median', 'sigma'], impossible: (_median, sigma) => notBelowZero('sigma', sigma) },
  exponential: { parameters: ['mean'], impossible: never },
  gamma: {
    parameters: ['shape', 'scale'],
    // rejection sampling would not end
    impossible: shape => positive('the shape', shape)
  },
  poisson: { parameters: ['mean'], impossible: mean => notBelowZero('the mean', mean) ?? notAbove('the mean', mean) },
  binomial: {
    parameters: ['n', 'p'],
    impossible: (n, p) =>
      !(Number.isInteger(n) && n >= 0)
        ? `n is ${formatNumber(n)}; give a whole number, 0 or more`
        : p >= 0 && p <= 1
          ? notAbove('n', n)
          : `the probability p is ${formatNumber(p)}; give a number from 0 to 1`
  }
} satisfies Readonly<Record<Distribution, DistributionRule>>;

export const isDistribution = (name: string): name is Distribution => Object.hasOwn(distributions, name);

/** Undefined where the arguments of a draw make a distribution. */
export function impossibleDraw(
  distribution: Distribution,
  [a = NaN, b = NaN, c = NaN, d = NaN]: readonly number[]
): string | undefined {
  const rule: DistributionRule = distributions[distribution];
  const wrong = rule.impossible(a, b, c, d);
  return wrong && `${distribution}() cannot be drawn: ${wrong}.`;
}
