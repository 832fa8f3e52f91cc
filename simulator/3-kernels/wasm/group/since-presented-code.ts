// Spikes of encoders at times from the start of a presentation, see reference/since-presented.ts: each neuron knows its next step.
import type { Formula, SpikePlan } from '../../../2-plan/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
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
  const trains = times.map(() => ({
    first: arena.f64(size),
    past: arena.f64(size),
    next: arena.f64(size).fill(Infinity)
  }));
  return { trains, ...(interval ? { apart: arena.f64(size) } : {}) };
}

export const fireSincePresented = (pass: FiringPass, plan: SpikesOfPresentation, trains: Trains): void =>
  new SincePresentedCode(pass, plan, trains).build();

class SincePresentedCode {
  private readonly b: FunctionBuilder;
  private readonly now: Local;
  private readonly since: Local;
  /** steps of the presentation */
  private readonly most: Local;
  private readonly value: Local;

  constructor(
    private readonly pass: FiringPass,
    private readonly plan: SpikesOfPresentation,
    private readonly trains: Trains
  ) {
    const { b } = pass;
    this.b = b;
    [this.now, this.since, this.most, this.value] = [b.local('f64'), b.local('f64'), b.local('f64'), b.local('f64')];
  }

  build(): void {
    const {
      b,
      now,
      since,
      most,
      pass: { step, arrays }
    } = this;
    const presented = arrays.presented!;
    presented.push(b, 'since').op('f64.convert_i32_u').set(since);
    presented.push(b, 'until').op('f64.convert_i32_u').get(since).op('f64.sub').set(most);
    b.get(step)
      .op('f64.convert_i32_u')
      .tee(now)
      .get(since)
      .f64(1)
      .op('f64.add', 'f64.eq')
      .if(() => this.begin());
    this.pass.eachNeuron(() => this.trains.trains.forEach(train => this.fireDue(train)));
  }

  /** What is read in the first step tells all times. */
  private begin(): void {
    const {
      b,
      plan: { condition },
      trains: { trains }
    } = this;
    this.pass.eachNeuron(next => {
      for (const train of trains) this.store(train.next, () => b.f64(Infinity));
      if (condition) {
        this.evaluate(condition);
        b.f64(0).op('f64.eq').branchIf(next);
      }
      trains.forEach((train, i) => this.beginTrain(train, i));
    });
  }

  private beginTrain(train: Train, i: number): void {
    const {
      b,
      pass: { h },
      plan: { times, interval },
      trains: { apart }
    } = this;
    if (apart) this.storeAtLeast(apart, interval!, h);
    this.storeAtLeast(train.first, times[i]!, 0);
    this.store(train.past, () => b.f64(0));
    this.storeNext(train);
  }

  private fireDue(train: Train): void {
    const { b, now, pass } = this;
    const { at } = pass;
    b.block(done =>
      b.loop(again => {
        b.get(at).memory('f64.load', addressOf(train.next)).get(now).op('f64.ne').branchIf(done);
        pass.isFree().if(() => {
          pass.fire();
          pass.hold();
        });
        this.store(train.past, () => b.get(at).memory('f64.load', addressOf(train.past)).f64(1).op('f64.add'));
        this.storeNext(train);
        b.branch(again);
      })
    );
  }

  /** The step of the spike that comes after `past` others: none after the end of the presentation. */
  private storeNext({ first, past, next }: Train): void {
    const {
      b,
      since,
      most,
      value: steps,
      pass: { at, h },
      trains: { apart }
    } = this;
    const count = b.scratch('f64');
    b.get(at).memory('f64.load', addressOf(past)).set(count);
    b.get(at).memory('f64.load', addressOf(first));
    b.f64(0).get(count);
    if (apart) b.get(at).memory('f64.load', addressOf(apart));
    else b.f64(Infinity);
    b.op('f64.mul').get(count).f64(0).op('f64.eq', 'select', 'f64.add');
    pushStepsAbove(b, h).f64(1).op('f64.max').set(steps);
    this.store(next, () =>
      b.get(since).get(steps).op('f64.add').f64(Infinity).get(steps).get(most).op('f64.le', 'select')
    );
  }

  private storeAtLeast(values: Float64Array, formula: Formula, least: number): void {
    const { b, value, pass } = this;
    this.evaluate(formula);
    b.tee(value)
      .f64(least)
      .op('f64.ge', 'i32.eqz')
      .if(() => pass.wrong('spikes'));
    this.store(values, () => b.get(value));
  }

  private evaluate(formula: Formula): void {
    const reader = this.pass.reader();
    reader.push([reader.value(formula)], () => this.pass.wrong('spikes'));
  }

  private store(values: Float64Array, push: () => unknown): void {
    const {
      b,
      pass: { at }
    } = this;
    b.get(at);
    push();
    b.memory('f64.store', addressOf(values));
  }
}
