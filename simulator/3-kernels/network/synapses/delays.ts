// Delays of the synapses of a projection, in steps: one for all, or one each.
import { mostDelaySteps, nearestSteps } from '../../../0-numbers/index.js';
import {
  networkError,
  delayTooLong,
  isNumber,
  parts,
  showTime,
  type DelayPlan,
  type Formula,
  type ProjectionPlan,
  type SynapseProgram
} from '../../../2-plan/index.js';
import type { Source } from '../../../1-model/index.js';
import type { Connectivity, Stretch } from '../../connect/index.js';
import type { SynapseValues } from '../../values/index.js';
import type { ProgressMeter } from '../../watch/index.js';

/** A number, or one entry a synapse in canonical order. */
export type Delays = number | Uint32Array;

/** Steps from the neurons at both ends to their synapse, and from there on; a side without any is absent. */
export interface DelaySides {
  readonly axonal?: Delays;
  readonly dendritic?: Delays;
}

/**
 * From firing to arrival. Computed delays are rounded to the nearest step, halves up, and last at least one, on either side. `h`: the step
 * in ms. Throws NetworkError, also for negative ones, where they are not drawn.
 */
export function delaysOf(
  values: SynapseValues,
  connectivity: Connectivity,
  h: number,
  progress: ProgressMeter
): Delays {
  const { delay, axonal } = values.plan;
  const last = delaysAs(delay, values, connectivity, h, progress);
  return axonal ? sum(delaysAs(axonal, values, connectivity, h, progress), last) : last;
}

/** Of synapses with a program: `side` has all of the delay where only one has any. Throws NetworkError. */
export function delaySides(
  side: SynapseProgram['side'],
  values: SynapseValues,
  connectivity: Connectivity,
  h: number,
  progress: ProgressMeter
): DelaySides {
  const { delay, axonal } = values.plan;
  if (side === 'axonal') return { axonal: delaysOf(values, connectivity, h, progress) };
  const dendritic = delaysAs(delay, values, connectivity, h, progress);
  return axonal ? { axonal: delaysAs(axonal, values, connectivity, h, progress), dendritic } : { dendritic };
}

function sum(a: Delays, b: Delays): Delays {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const { length } = typeof a === 'number' ? (b as Uint32Array) : a;
  return Uint32Array.from(
    { length },
    (_, i) => (typeof a === 'number' ? a : a[i]!) + (typeof b === 'number' ? b : b[i]!)
  );
}

function delaysAs(
  delay: DelayPlan,
  values: SynapseValues,
  connectivity: Connectivity,
  h: number,
  progress: ProgressMeter
): Delays {
  if (delay.kind === 'fixed') return delay.steps;
  const { source } = delay.value;
  const times = values.element(delay.value);
  const isDrawn = [...parts(delay.value.value)].some(part => part.kind === 'draw');
  const steps = new Uint32Array(connectivity.synapses);
  values.stretches(connectivity, progress, stretch => {
    const found = times(stretch);
    const first = stretch.number[0]!;
    for (let i = 0; i < stretch.length; i++) {
      const time = found[i]!;
      if (time < 0 && !isDrawn) throw negative(ofSynapse(values, stretch, i), time, source);
      const nearest = nearestSteps(time, h);
      if (!(nearest <= mostDelaySteps))
        throw delayTooLong(`The delay of ${ofSynapse(values, stretch, i)}`, time, h, source);
      steps[first + i] = Math.max(1, nearest);
    }
  });
  return steps;
}

/** `c from A[0] to B[3]` */
const ofSynapse = ({ plan, pre, post }: SynapseValues, stretch: Stretch, i: number): string =>
  `${plan.name} from ${pre.plan.name}[${stretch.pre[i]}] to ${post.plan.name}[${stretch.post[i]}]`;

function negative(which: string, time: number, source: Source): Error {
  return networkError(
    'delay-too-short',
    `The delay of ${which} is ${showTime(time)}, and a spike cannot arrive before it is sent; give it 0 ms or more, which is rounded up to a step.`,
    source
  );
}

export function longest(delays: Delays): number {
  if (typeof delays === 'number') return delays;
  let most = 1;
  for (const steps of delays) if (steps > most) most = steps;
  return most;
}

/** Of each synapse; 0 where all have one. */
export const delayBytes = ({ delay, axonal }: Pick<ProjectionPlan, 'delay' | 'axonal'>): number =>
  [delay, axonal].reduce((sum, side) => sum + (side?.kind === 'each' ? 4 : 0), 0);

/** Steps for which something is under way to neurons at most: synapses with a program hear of spikes when these have come to them. */
export const longestExpected = ({ delay, axonal, transmission }: ProjectionPlan, h: number): number =>
  longestOf(delay, h) + (axonal && transmission.kind !== 'dynamic' ? longestOf(axonal, h) : 0);

/** In steps of `h` ms; of what is drawn without bounds a guess. */
export function longestOf(delay: DelayPlan, h: number): number {
  if (delay.kind === 'fixed') return delay.steps;
  const time = greatest(delay.value.value);
  return Number.isFinite(time) ? Math.round(time / h) : guessedDelay;
}

const guessedDelay = 256;

/** The greatest value that may occur, ms; NaN where nobody knows. */
function greatest(value: Formula): number {
  if (isNumber(value)) return value.value;
  if (value.kind === 'list') return Array.from(value.values, Number).reduce((most, value) => Math.max(most, value), 0);
  if (value.kind === 'if') return Math.max(greatest(value.then), greatest(value.else));
  if (value.kind === 'call') return greatestOfCall(value);
  if (value.kind !== 'draw') return NaN;
  const [first, second, , high] = value.arguments.map(argument => (isNumber(argument) ? argument.value : NaN));
  return value.distribution === 'uniform'
    ? Math.max(first!, second!)
    : value.distribution === 'truncated_normal'
      ? high!
      : NaN;
}

/** Of what is bounded above, the bound. */
function greatestOfCall({ function: name, arguments: given }: Extract<Formula, { kind: 'call' }>): number {
  const values = given.map(greatest);
  if (name === 'clip') return values[2]!;
  if (name === 'max') return Math.max(...values);
  const known = values.filter(value => !Number.isNaN(value));
  return name === 'min' && known.length > 0 ? Math.min(...known) : NaN;
}
