// Delays of the synapses of a projection, in steps: one for all, or one each.
import { nearestSteps } from '../../../0-numbers/index.js';
import type { Connectivity } from '../../connect/index.js';
import type { SynapseValues } from '../../values/index.js';
import type { Pulse } from '../../watch/index.js';

/** A number, or one entry a synapse in canonical order. */
export type Delays = number | Uint32Array;

/** Computed delays are rounded to the nearest step, halves up, and last at least one. `h`: the step in ms. Throws NetworkError. */
export function delaysOf(values: SynapseValues, connectivity: Connectivity, h: number, pulse: Pulse): Delays {
  const { delay } = values.plan;
  if (delay.kind === 'fixed') return delay.steps;
  const evaluate = values.element(delay.value);
  const steps = new Uint32Array(connectivity.synapses);
  values.each(connectivity, pulse, synapse => (steps[synapse] = Math.max(1, nearestSteps(evaluate(synapse), h))));
  return steps;
}

export const longest = (delays: Delays): number =>
  typeof delays === 'number' ? delays : delays.reduce((most, steps) => Math.max(most, steps), 1);
