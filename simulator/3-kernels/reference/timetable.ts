// Spikes at times known before: who fires when, at no cost for the steps between.
import type { SpikePlan } from '../../2-plan/index.js';
import { nextOfInterval } from '../network/index.js';
import { kept, savedTogether, type GroupValues, type Saved } from '../values/index.js';

type Timed = Extract<SpikePlan, { kind: 'stamps' | 'regular' }>;

/** The step of the spike after this one; undefined where there is none. */
type Next = ((neuron: number, step: number) => number | undefined) & {
  /** how far each list has been read */ readonly at?: Float64Array;
};

export class Timetable {
  private readonly due = new Map<number, number[]>();
  private readonly next: Next;

  /** Throws NetworkError for times of a neuron that are not on the grid. `h`: the step in ms. */
  constructor(spike: Timed, values: GroupValues, h: number) {
    this.next = spike.kind === 'stamps' ? fromStamps(spike, values.plan.size) : nextOfInterval(spike, values, h);
    for (let neuron = 0; neuron < values.plan.size; neuron++) this.enter(neuron, 0);
  }

  /** The neurons that fire in a step, ascending, each as often as it fires. Asked for every step in order. */
  take(step: number): readonly number[] {
    const neurons = this.due.get(step);
    if (!neurons) return [];
    for (let i = 0; i < neurons.length; i++) this.enter(neurons[i]!, step);
    this.due.delete(step);
    return neurons.sort((a, b) => a - b);
  }

  save(): Saved {
    const due: Saved = {
      value: [...this.due].map(([step, neurons]) => [step, [...neurons]] as const),
      put: (entries: ReadonlyArray<readonly [number, readonly number[]]>) => {
        this.due.clear();
        for (const [step, neurons] of entries) this.due.set(step, [...neurons]);
      }
    };
    return savedTogether([due, kept([this.next.at])]);
  }

  /** Throws what is wrong with the spike after this one. */
  readonly check = (neuron: number, step: number): void => void this.next(neuron, step);

  private enter(neuron: number, after: number): void {
    const step = this.next(neuron, after);
    const there = step === undefined ? undefined : this.due.get(step);
    if (there) there.push(neuron);
    else if (step !== undefined) this.due.set(step, [neuron]);
  }
}

/** A time that stands twice in a list is a spike twice. */
function fromStamps({ start, steps }: Extract<Timed, { kind: 'stamps' }>, size: number): Next {
  const at = new Float64Array(size);
  if (start) for (let neuron = 0; neuron < size; neuron++) at[neuron] = start[neuron]!;
  const next = (neuron: number): number | undefined =>
    at[neuron]! < (start ? start[neuron + 1]! : steps.length) ? steps[at[neuron]!++] : undefined;
  return Object.assign(next, { at });
}
