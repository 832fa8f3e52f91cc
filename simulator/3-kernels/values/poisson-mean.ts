// The mean of the spikes that a source draws in a step.
import { formatNumber } from '../../1-model/index.js';
import { complain, type SpikePlan } from '../../2-plan/index.js';
import type { Evaluate } from './compile.js';
import type { GroupValues } from './group-values.js';

type Poisson = Extract<SpikePlan, { kind: 'poisson' }>;

/** Spikes to expect of a neuron. Where that is negative, infinite or no number, asking throws NetworkError. */
export function poissonMean({ mean, source }: Poisson, values: GroupValues): Evaluate {
  const evaluate = values.compile(mean);
  return neuron => {
    const value = evaluate(neuron);
    if (value >= 0 && value < Infinity) return value;
    const what = `The mean spike count of neuron ${neuron} of ${values.plan.name}`;
    throw complain('spike-count', `${what} is ${formatNumber(value)}; give a rate of 0 Hz or more.`, source);
  };
}
