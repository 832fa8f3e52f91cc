// Spikes of encoders at times from the start of a presentation, see reference/since-presented.ts: each neuron knows its next step.
import type { SpikePlan } from '../../../2-plan/index.js';
import type { Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { FiringPass } from './firing-pass.js';
import { pushStepsAbove } from './steps-code.js';

type SpikesOfPresentation = Extract<SpikePlan, { kind: 'presented' }>;

/** Of one of the times of an encoder, by neuron: the first in ms, how many came before the next, and the step of the next (infinity: none). */
interface Train {
  readonly first: Float64Array;
  readonly past: Float64Array;
  readonly next: Float64Array;
}

export interface Trains {
  readonly trains: readonly Train[];
  /** ms between spikes, by neuron; absent: each time is that of one spike */
  readonly apart?: Float64Array;
}

export function presentedTrains({ times, interval }: SpikesOfPresentation, size: number, arena: Arena): Trains {
  const trains = times.map(() => ({ first: arena.f64(size), past: arena.f64(size), next: arena.f64(size).fill(Infinity) }));
  return { trains, ...(interval ? { apart: arena.f64(size) } : {}) };
}

export function fireSincePresented(pass: FiringPass, plan: SpikesOfPresentation, { trains, apart }: Trains): void {
  const { b, at, step, h, arrays } = pass, presented = arrays.presented!, now = b.local('f64'), since = b.local('f64'), most = b.local('f64'), value = b.local('f64');
  presented.push(b, 'since').op('f64.convert_i32_u').set(since);
  presented.push(b, 'until').op('f64.convert_i32_u').get(since).op('f64.sub').set(most);
  b.get(step).op('f64.convert_i32_u').tee(now).get(since).f64(1).op('f64.add', 'f64.eq').if(() => pass.eachNeuron(next => {
    for (const train of trains) store(train.next, () => b.f64(Infinity));
    chooses(() => b.branch(next));
    trains.forEach((train, i) => begin(train, i));
  }));
  pass.eachNeuron(() => {
    for (const train of trains) {
      b.block(done => b.loop(again => {
        b.get(at).memory('f64.load', addressOf(train.next)).get(now).op('f64.ne').branchIf(done);
        pass.isFree().if(() => {
          pass.fire();
          pass.hold();
        });
        store(train.past, () => b.get(at).memory('f64.load', addressOf(train.past)).f64(1).op('f64.add'));
        storeNext(train);
        b.branch(again);
      }));
    }
  });

  function chooses(otherwise: () => void): void {
    if (plan.condition) evaluated(plan.condition, () => b.f64(0).op('f64.eq').if(otherwise));
  }

  function begin(train: Train, i: number): void {
    if (apart) {
      evaluated(plan.interval!, () => b.tee(value).f64(h).op('f64.ge', 'i32.eqz').if(() => pass.wrong('spikes')));
      store(apart, () => b.get(value));
    }
    evaluated(plan.times[i]!, () => b.tee(value).f64(0).op('f64.ge', 'i32.eqz').if(() => pass.wrong('spikes')));
    store(train.first, () => b.get(value));
    store(train.past, () => b.f64(0));
    storeNext(train);
  }

  function evaluated(formula: SpikesOfPresentation['times'][number], then: () => unknown): void {
    const reader = pass.reader();
    reader.push([reader.value(formula)], () => pass.wrong('spikes'));
    then();
  }

  function storeNext({ first, past, next }: Train): void {
    const count = b.scratch('f64'), steps: Local = value;
    b.get(at).memory('f64.load', addressOf(past)).set(count);
    b.get(at).memory('f64.load', addressOf(first));
    b.f64(0).get(count);
    if (apart) b.get(at).memory('f64.load', addressOf(apart));
    else b.f64(Infinity);
    b.op('f64.mul').get(count).f64(0).op('f64.eq', 'select', 'f64.add');
    pushStepsAbove(b, h).f64(1).op('f64.max').set(steps);
    store(next, () => b.get(since).get(steps).op('f64.add').f64(Infinity).get(steps).get(most).op('f64.le', 'select'));
  }

  function store(values: Float64Array, push: () => unknown): void {
    b.get(at);
    push();
    b.memory('f64.store', addressOf(values));
  }
}
