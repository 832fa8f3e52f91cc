// Spikes of encoders whose times are counted from the start of a presentation: latency codes, pulses, bursts.
import { stepsAbove } from '../../0-numbers/index.js';
import { draws, networkError, showTime, type Formula, type SpikePlan } from '../../2-plan/index.js';
import type { Presented } from '../network/index.js';
import type { Evaluate, GroupValues, Saved } from '../values/index.js';
import type { Firing } from './firing.js';

type SpikesOfPresentation = Extract<SpikePlan, { kind: 'presented' }>;

/**
 * In the first step of a presentation all its spikes are worked out from what is read then: rounded up to the grid, in the first step
 * at the earliest, and none after its end. `h`: the step in ms.
 */
export function sincePresented(
  plan: SpikesOfPresentation,
  values: GroupValues,
  presented: Presented,
  h: number
): Firing {
  const chosen = plan.condition && values.compileEvent(plan.condition);
  let due: ReadonlyMap<number, readonly number[]> = new Map();
  const stampsOf = stamps(plan, values, h);
  const begin = (begun: number, until: number): void => {
    const found = new Map<number, number[]>();
    for (let neuron = 0; neuron < values.plan.size; neuron++) {
      if (chosen && chosen(neuron) === 0) continue;
      for (const steps of stampsOf(neuron, until - begun)) {
        const there = found.get(begun + steps);
        if (there) there.push(neuron);
        else found.set(begun + steps, [neuron]);
      }
    }
    due = found;
  };
  const firing: Firing = (step, isFree, fire) => {
    const { begun, until } = presented.now!;
    if (step === begun + 1) begin(begun, until);
    for (const neuron of due.get(step) ?? []) if (isFree(neuron)) fire(neuron, 1);
  };
  const check = (neuron: number): void => {
    const shown = presented.now;
    stampsOf(neuron, shown ? shown.until - shown.begun : 0);
  };
  const save = (): Saved => ({ value: due, put: (saved: typeof due) => (due = saved) });
  return Object.assign(firing, { check, save });
}

/** Steps after the start of a presentation of so many steps, for a neuron. Throws NetworkError for times that cannot be. */
function stamps(
  { times, interval, source }: SpikesOfPresentation,
  values: GroupValues,
  h: number
): (neuron: number, most: number) => number[] {
  const first = times.map(time => values.compileEvent(time));
  const drawnAnew = interval && draws(interval) ? drawnIntervals(interval, values, h) : undefined;
  const pause = interval && !drawnAnew ? values.compile(interval) : undefined;
  const { name } = values.plan;
  const timeOf = (evaluate: Evaluate, neuron: number): number => {
    const time = evaluate(neuron);
    if (time >= 0) return time;
    throw networkError(
      'spike-time',
      `A spike time of neuron ${neuron} of ${name} is ${showTime(time)} after the start of the presentation; make it 0 ms or later.`,
      source
    );
  };
  const between = (neuron: number): number => {
    const time = pause!(neuron);
    if (time >= h) return time;
    throw networkError(
      'spike-time',
      `The interval between spikes of neuron ${neuron} of ${name} is ${showTime(time)}; the shortest is one step, ${showTime(h)}.`,
      source
    );
  };
  return (neuron, most) => {
    const apart = pause ? between(neuron) : Infinity;
    drawnAnew?.(neuron, 0);
    return first.flatMap(evaluate => {
      const found: number[] = [];
      const start = timeOf(evaluate, neuron);
      let time = start;
      for (let n = 0; ; n++) {
        const steps = Math.max(1, stepsAbove(time, h));
        if (!(steps <= most)) return found;
        found.push(steps);
        time = drawnAnew ? time + drawnAnew(neuron, n) : start + (n + 1) * apart;
      }
    });
  };
}

/** The time behind spike n of a neuron, in the first step of a presentation. */
function drawnIntervals(interval: Formula, values: GroupValues, h: number): (neuron: number, n: number) => number {
  const { moment } = values;
  const evaluate = values.compileEvent(interval);
  return (neuron, n) => {
    moment.occasion = n;
    const time = evaluate(neuron);
    moment.occasion = 0;
    return time >= h ? time : h;
  };
}
