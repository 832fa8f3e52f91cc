// Delays of the synapses of a projection, in steps: one for all, or one each.
import { mostDelaySteps, nearestSteps } from '../../../0-numbers/index.js';
import { networkError, delayTooLong, parts, showTime } from '../../../2-plan/index.js';
import type { Source } from '../../../1-model/index.js';
import type { Connectivity } from '../../connect/index.js';
import type { SynapseValues } from '../../values/index.js';
import type { ProgressMeter } from '../../watch/index.js';

/** A number, or one entry a synapse in canonical order. */
export type Delays = number | Uint32Array;

/**
 * Computed delays are rounded to the nearest step, halves up, and last at least one. `h`: the step in ms. Throws NetworkError, also for
 * negative ones, where they are not drawn.
 */
export function delaysOf(
  values: SynapseValues,
  connectivity: Connectivity,
  h: number,
  progress: ProgressMeter
): Delays {
  const { delay } = values.plan;
  if (delay.kind === 'fixed') return delay.steps;
  const evaluate = values.element(delay.value);
  const isDrawn = [...parts(delay.value.value)].some(part => part.kind === 'draw');
  const steps = new Uint32Array(connectivity.synapses);
  values.each(connectivity, progress, synapse => {
    const time = evaluate(synapse);
    if (time < 0 && !isDrawn) throw negative(values, time);
    const nearest = nearestSteps(time, h);
    if (!(nearest <= mostDelaySteps))
      throw delayTooLong(`The delay of ${ofSynapse(values)}`, time, h, sourceOf(values));
    steps[synapse] = Math.max(1, nearest);
  });
  return steps;
}

/** `c from A[0] to B[3]` */
const ofSynapse = ({ plan, pre, post, site }: SynapseValues): string =>
  `${plan.name} from ${pre.plan.name}[${site.pre}] to ${post.plan.name}[${site.post}]`;

const sourceOf = ({ plan: { delay, source } }: SynapseValues): Source =>
  delay.kind === 'each' ? delay.value.source : source;

function negative(values: SynapseValues, time: number): Error {
  return networkError(
    'delay-too-short',
    `The delay of ${ofSynapse(values)} is ${showTime(time)}, and a spike cannot arrive before it is sent; give it 0 ms or more, which is rounded up to a step.`,
    sourceOf(values)
  );
}

export const longest = (delays: Delays): number =>
  typeof delays === 'number' ? delays : delays.reduce((most, steps) => Math.max(most, steps), 1);
