// Spikes at times known before, see reference/timetable.ts: lists in order of time, and intervals.
import { isNumber, type SpikePlan } from '../../../2-plan/index.js';
import { isSteady } from '../../values/index.js';
import { column, Cursor, type Label } from '../code/index.js';
import type { Arena } from '../memory/arena.js';
import type { Ranges } from '../threads/index.js';
import type { FiringPass } from './firing-pass.js';
import { stampOf } from './steps-code.js';

type Stamps = Extract<SpikePlan, { kind: 'stamps' }>;
type Regular = Extract<SpikePlan, { kind: 'regular' }>;
/** The step of the first spike (`step` 0) or of the one after this; throws where that cannot be. */
type Next = (neuron: number, step: number) => number | undefined;

/** Steps in order, and who fires in each; without `neurons` everybody does. */
interface Events {
  readonly steps: Uint32Array;
  readonly neurons?: Uint32Array;
}

/** What is to come, for each thread. */
export class StampedEvents {
  /** of each thread */
  readonly events: readonly Events[];
  /** of each thread, the place of the event that comes next */
  readonly places: Uint32Array;

  constructor({ start, steps }: Stamps, ranges: Ranges, arena: Arena) {
    this.places = arena.u32(ranges.threads);
    const everybody: Events | undefined = start ? undefined : { steps: arena.copy(steps) };
    this.events = Array.from(
      { length: ranges.threads },
      (_, thread) => everybody ?? inOrder(start!, steps, ranges, thread, arena)
    );
  }

  /** Before a call whose first step comes after step `step`. */
  prepare(step: number): void {
    this.events.forEach(({ steps }, thread) => {
      let low = 0;
      let high = steps.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (steps[middle]! <= step) low = middle + 1;
        else high = middle;
      }
      this.places[thread] = low;
    });
  }
}

/** By step, then neuron. */
function inOrder(start: Uint32Array, steps: Uint32Array, ranges: Ranges, thread: number, arena: Arena): Events {
  const from = ranges.bounds[thread]!;
  const size = start.length - 1;
  const to = Math.min(size, ranges.bounds[thread + 1]!);
  const first = start[from]!;
  const last = start[to]!;
  const keys = new Float64Array(last - first);
  const ordered = { steps: arena.u32(keys.length), neurons: arena.u32(keys.length) };
  for (let neuron = from; neuron < to; neuron++)
    for (let i = start[neuron]!; i < start[neuron + 1]!; i++) keys[i - first] = steps[i]! * size + neuron;
  keys.sort().forEach((key, i) => {
    ordered.steps[i] = Math.floor(key / size);
    ordered.neurons[i] = key % size;
  });
  return ordered;
}

export function fireByStamps(pass: FiringPass, { events, places }: StampedEvents): void {
  const { f, thread } = pass;
  events.forEach((own, i) => {
    if (own.steps.length > 0) f.if(thread.equals(i), () => f.block(done => ofThread(pass, own, places, i, done)));
  });
}

/** `places[number]`: where the thread has come to in its events. */
function ofThread(
  pass: FiringPass,
  { steps, neurons }: Events,
  places: Uint32Array,
  number: number,
  done: Label
): void {
  const { f, step } = pass;
  const place = f.keep(column(places).fixed(f, number));
  const fire = (): void => {
    pass.fire();
    pass.hold();
  };
  if (neurons) {
    whileDue(() => {
      pass.visit(Cursor.of(f.keep(column(neurons).at(place))));
      fire();
    });
    return;
  }
  const times = f.keep(f.i32(0));
  whileDue(() => times.set(times.plus(1)));
  f.leave(done, times.not());
  const left = f.local('i32');
  pass.eachNeuron(() => {
    left.set(times);
    f.repeat(fire, () => left.assigned(left.minus(1)));
  });

  /** Goes over the events of the step. */
  function whileDue(visit: () => void): void {
    f.until(place.isAtLeast(steps.length), over => {
      f.leave(over, column(steps).at(place).differs(step));
      visit();
      place.set(place.plus(1));
    });
    column(places).fixed(f, number).set(place);
  }
}

/** The step of the next spike of each neuron; infinity: none. The steps between two, where they are known before: one for all or one each, NaN where they cannot be. */
export interface Intervals {
  readonly next: Float64Array;
  readonly apart?: Float64Array;
}

export function regularIntervals({ interval }: Regular, size: number, next: Next, arena: Arena): Intervals {
  const first = arena.f64(size);
  for (let neuron = 0; neuron < size; neuron++) first[neuron] = next(neuron, 0)!;
  if (!interval) return { next: first, apart: arena.f64(1).fill(Infinity) };
  if (!isSteady(interval)) return { next: first };
  const apart = arena.f64(isNumber(interval) ? 1 : size);
  for (let neuron = 0; neuron < apart.length; neuron++) apart[neuron] = between(next, neuron);
  return { next: first, apart };
}

/** The reference complains when the neuron fires. */
function between(next: Next, neuron: number): number {
  try {
    return next(neuron, 1)! - 1;
  } catch {
    return NaN;
  }
}

export function fireByIntervals(pass: FiringPass, { interval }: Regular, { next, apart }: Intervals): void {
  const { f, at, step } = pass;
  const wrong = (): void => pass.wrong('spikes');
  const steps = f.local('f64');
  pass.eachNeuron(leave => {
    const due = column(next).at(at);
    f.leave(leave, due.differs(step.toF64()));
    if (apart) {
      steps.set(apart.length === 1 ? column(apart).fixed(f, 0) : column(apart).at(at));
      f.if(steps.differs(steps), wrong);
    } else {
      const stamp = stampOf(f, pass.reader().evaluated(interval!, wrong), pass.h);
      f.if(stamp.isStamp.not(), wrong);
      steps.set(stamp.steps);
    }
    due.set(step.toF64().plus(steps));
    pass.fire();
    pass.hold();
  });
}
