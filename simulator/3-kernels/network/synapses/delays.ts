// Delays of the synapses of a projection, in steps: one for all, or one each.
import { mostDelaySteps, nearestSteps } from '../../../0-numbers/index.js';
import { networkError, delayTooLong, parts, showTime } from '../../../2-plan/index.js';
import type { Source } from '../../../1-model/index.js';
import type { Connectivity, Stretch } from '../../connect/index.js';
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
  const times = values.element(delay.value);
  const isDrawn = [...parts(delay.value.value)].some(part => part.kind === 'draw');
  const steps = new Uint32Array(connectivity.synapses);
  values.stretches(connectivity, progress, stretch => {
    const found = times(stretch);
    const first = stretch.number[0]!;
    for (let i = 0; i < stretch.length; i++) {
      const time = found[i]!;
      if (time < 0 && !isDrawn) throw negative(values, ofSynapse(values, stretch, i), time);
      const nearest = nearestSteps(time, h);
      if (!(nearest <= mostDelaySteps))
        throw delayTooLong(`The delay of ${ofSynapse(values, stretch, i)}`, time, h, sourceOf(values));
      steps[first + i] = Math.max(1, nearest);
    }
  });
  return steps;
}

/** `c from A[0] to B[3]` */
const ofSynapse = ({ plan, pre, post }: SynapseValues, stretch: Stretch, i: number): string =>
  `${plan.name} from ${pre.plan.name}[${stretch.pre[i]}] to ${post.plan.name}[${stretch.post[i]}]`;

const sourceOf = ({ plan: { delay, source } }: SynapseValues): Source =>
  delay.kind === 'each' ? delay.value.source : source;

function negative(values: SynapseValues, which: string, time: number): Error {
  return networkError(
    'delay-too-short',
    `The delay of ${which} is ${showTime(time)}, and a spike cannot arrive before it is sent; give it 0 ms or more, which is rounded up to a step.`,
    sourceOf(values)
  );
}

export function longest(delays: Delays): number {
  if (typeof delays === 'number') return delays;
  let most = 1;
  for (const steps of delays) if (steps > most) most = steps;
  return most;
}
