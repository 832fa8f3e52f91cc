// The mean of the spikes that a source draws in a step.
import { formatNumber } from '../../1-model/index.js';
import { networkError, type SpikePlan } from '../../2-plan/index.js';
import type { Evaluate } from './compile.js';
import type { GroupValues } from './group-values.js';

type Poisson = Extract<SpikePlan, { kind: 'poisson' }>;

/** Spikes of one neuron in one step: more of them are no network, and take longer to draw than anybody waits. */
export const mostExpected = 1e9;

/** Spikes to expect of a neuron. Where that is negative, too large or no number, asking throws NetworkError. */
export function poissonMean({ mean, source }: Poisson, values: GroupValues): Evaluate {
  const evaluate = values.compile(mean);
  return neuron => {
    const value = evaluate(neuron);
    if (value >= 0 && value <= mostExpected) return value;
    const what = `The mean spike count of neuron ${neuron} of ${values.plan.name}`;
    throw networkError(
      'spike-count',
      `${what} is ${formatNumber(value)}; give ${value > 0 ? `${formatNumber(mostExpected)} or less` : 'a rate of 0 Hz or more'}.`,
      source
    );
  };
}
