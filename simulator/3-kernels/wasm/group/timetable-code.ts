// Spikes at times known before, see reference/timetable.ts: lists in order of time, and intervals.
import { isNumber, type SpikePlan } from '../../../2-plan/index.js';
import { isSteady } from '../../values/index.js';
import type { Label, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { Ranges } from '../threads/index.js';
import type { FiringPass } from './firing-pass.js';
import { pushStamp } from './steps-code.js';

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
  const { b, thread } = pass;
  events.forEach((own, i) => {
    if (own.steps.length > 0)
      b.get(thread)
        .i32(i)
        .op('i32.eq')
        .if(() => b.block(done => ofThread(pass, own, addressOf(places) + 4 * i, done)));
  });
}

function ofThread(pass: FiringPass, { steps, neurons }: Events, word: number, done: Label): void {
  const { b, at, step } = pass;
  const place = b.local('i32');
  const fire = (): void => {
    pass.fire();
    pass.hold();
  };
  b.i32(0).memory('i32.load', word).set(place);
  if (neurons) {
    whileDue(() => {
      pushWord(pass, neurons, place);
      b.i32(3).op('i32.shl').set(at);
      fire();
    });
    return;
  }
  const times = b.local('i32');
  const left = b.local('i32');
  b.i32(0).set(times);
  whileDue(() => b.get(times).i32(1).op('i32.add').set(times));
  b.get(times).op('i32.eqz').branchIf(done);
  pass.eachNeuron(() => {
    b.get(times).set(left);
    b.loop(again => {
      fire();
      b.get(left).i32(1).op('i32.sub').tee(left).branchIf(again);
    });
  });

  /** Goes over the events of the step. */
  function whileDue(visit: () => unknown): void {
    b.block(over =>
      b.loop(again => {
        b.get(place).i32(steps.length).op('i32.ge_u').branchIf(over);
        pushWord(pass, steps, place);
        b.get(step).op('i32.ne').branchIf(over);
        visit();
        b.get(place).i32(1).op('i32.add').set(place).branch(again);
      })
    );
    b.i32(0).get(place).memory('i32.store', word);
  }
}

const pushWord = ({ b }: FiringPass, words: Uint32Array, place: Local): unknown =>
  b.get(place).i32(2).op('i32.shl').memory('i32.load', addressOf(words));

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

export function fireByIntervals(pass: FiringPass, { interval }: Regular, { next: due, apart }: Intervals): void {
  const { b, at, step } = pass;
  const wrong = (): void => pass.wrong('spikes');
  const steps = b.local('f64');
  pass.eachNeuron(next => {
    b.get(at).memory('f64.load', addressOf(due)).get(step).op('f64.convert_i32_u', 'f64.ne').branchIf(next);
    if (apart) {
      if (apart.length === 1) b.i32(0);
      else b.get(at);
      b.memory('f64.load', addressOf(apart)).tee(steps).get(steps).op('f64.ne').if(wrong);
    } else {
      const reader = pass.reader();
      reader.push([reader.value(interval!)], wrong);
      pushStamp(b, pass.h);
      b.op('i32.eqz').if(wrong);
      b.set(steps);
    }
    b.get(at).get(step).op('f64.convert_i32_u').get(steps).op('f64.add').memory('f64.store', addressOf(due));
    pass.fire();
    pass.hold();
  });
}
