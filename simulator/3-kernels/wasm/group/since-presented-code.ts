// Spikes of encoders at times from the start of a presentation, see reference/since-presented.ts: each neuron knows its next step.
import { draws, type Formula, type SpikePlan } from '../../../2-plan/index.js';
import { column, type Code, type F64, type I32, type Variable } from '../code/index.js';
import type { Arena } from '../memory/arena.js';
import type { FiringPass } from './firing-pass.js';
import { IntervalsAhead, intervalsAheadBytes } from './intervals-ahead.js';
import { stepsAbove } from './steps-code.js';

type SpikesOfPresentation = Extract<SpikePlan, { kind: 'presented' }>;

/** Of one of the times of an encoder, by neuron: the first in ms (where intervals are drawn, that of the next), how many came before the next, and the step of the next (infinity: none). */
interface Train {
  readonly first: Float64Array;
  readonly past: Float64Array;
  readonly next: Float64Array;
}

export interface Trains {
  readonly trains: readonly Train[];
  /** ms between spikes, by neuron; absent: each time is that of one spike, or intervals are drawn */
  readonly apart?: Float64Array;
  /** where intervals of one train are drawn */
  readonly ahead?: IntervalsAhead;
  /** of each block of neurons, the step before which none of them fires */
  readonly blocks: Float64Array;
}

/** Neurons of a block, of which in most steps none fires: no thread has a part of one. */
const block = 8;

export function presentedTrains({ times, interval }: SpikesOfPresentation, size: number, arena: Arena): Trains {
  const trains = times.map(() => ({
    first: arena.f64(size),
    past: arena.f64(size),
    next: arena.f64(size).fill(Infinity)
  }));
  const blocks = arena.f64(Math.ceil(size / block));
  if (!interval) return { trains, blocks };
  return {
    trains,
    blocks,
    ...(draws(interval) ? {} : { apart: arena.f64(size) }),
    ...(isAhead({ times, interval }) ? { ahead: new IntervalsAhead(interval, size, arena) } : {})
  };
}

/** Bytes of these. */
export const trainsBytes = ({ times, interval }: SpikesOfPresentation, size: number): number =>
  8 * size * (3 * times.length + (interval && !draws(interval) ? 1 : 0)) +
  8 * Math.ceil(size / block) +
  (interval && isAhead({ times, interval }) ? intervalsAheadBytes(interval, size) : 0);

/** Intervals of several trains of a neuron are drawn by turns. */
const isAhead = ({ times, interval }: Pick<SpikesOfPresentation, 'times' | 'interval'>): boolean =>
  interval !== undefined && draws(interval) && times.length === 1;

export const fireSincePresented = (pass: FiringPass, plan: SpikesOfPresentation, trains: Trains): void =>
  new SincePresentedCode(pass, plan, trains).build();

class SincePresentedCode {
  private readonly f: Code;
  private readonly now: Variable<F64>;
  private readonly begun: Variable<F64>;
  /** steps of the presentation */
  private readonly most: Variable<F64>;
  private readonly value: Variable<F64>;
  /** by which the time to the next spike is drawn; absent: it is none that draws */
  private readonly drawn: Formula | undefined;

  constructor(
    private readonly pass: FiringPass,
    private readonly plan: SpikesOfPresentation,
    private readonly trains: Trains
  ) {
    const { f } = pass;
    this.f = f;
    this.drawn = plan.interval && draws(plan.interval) ? plan.interval : undefined;
    [this.now, this.begun, this.most, this.value] = [f.local('f64'), f.local('f64'), f.local('f64'), f.local('f64')];
  }

  build(): void {
    const {
      f,
      now,
      begun,
      most,
      pass: { step, arrays }
    } = this;
    const presented = arrays.presented!;
    begun.set(presented.word(f, 'begun').toF64());
    most.set(presented.word(f, 'until').toF64().minus(begun));
    f.if(now.assigned(step.toF64()).equals(begun.plus(1)), () => this.begin());
    this.fireAll();
  }

  /** Those that are due; blocks without any are passed over. */
  private fireAll(): void {
    const {
      f,
      now,
      pass,
      trains: { trains, blocks }
    } = this;
    const earliest = f.local('f64');
    pass.eachBlock(
      block,
      number => column(blocks).at(number).isAtMost(now),
      number => {
        earliest.set(Infinity);
        pass.eachOfBlock(() => {
          for (const train of trains) {
            this.fireDue(train);
            const next = f.keep(column(train.next).at(pass.at));
            earliest.set(next.isBelow(earliest).chooseF64(next, earliest));
          }
        });
        column(blocks).at(number).set(earliest);
      }
    );
  }

  /** What is read in the first step tells all times. */
  private begin(): void {
    const {
      f,
      pass,
      plan: { condition },
      trains: { trains, blocks }
    } = this;
    pass.eachBlock(
      block,
      () => f.i32(1),
      number => column(blocks).at(number).set(0)
    );
    pass.eachNeuron(next => {
      for (const train of trains) column(train.next).at(pass.at).set(Infinity);
      if (condition) f.leave(next, this.evaluated(condition).equals(0));
      if (this.drawn) this.drawFirst(this.drawn);
      trains.forEach((train, i) => this.beginTrain(train, i));
    });
  }

  private beginTrain(train: Train, i: number): void {
    const {
      pass: { at, h },
      plan: { times, interval },
      trains: { apart }
    } = this;
    if (apart) this.setAtLeast(apart, interval!, h);
    this.setAtLeast(train.first, times[i]!, 0);
    column(train.past).at(at).set(0);
    this.setNext(train);
  }

  private fireDue(train: Train): void {
    const { f, now, pass } = this;
    const past = column(train.past).at(pass.at);
    f.until(column(train.next).at(pass.at).differs(now), () => {
      f.if(pass.isFree(), () => {
        pass.fire();
        pass.hold();
      });
      if (this.drawn) this.drawInterval(this.drawn, train);
      past.set(past.plus(1));
      this.setNext(train);
    });
  }

  /** What cannot be is told at once. */
  private drawFirst(interval: Formula): void {
    const { f, pass, trains } = this;
    const step = f.keep(pass.step);
    const occasion = f.keep(f.i32(0));
    trains.ahead?.fill(pass, step, occasion);
    this.value.set(this.interval(interval, step, occasion));
  }

  private interval(interval: Formula, step: Variable<I32>, occasion: Variable<I32>): F64 {
    const { f, pass, trains } = this;
    const normal = (stream: string): F64 | undefined => trains.ahead?.at(f, stream, pass.at.number, occasion);
    return pass.reader({ step, occasion, normal }).evaluated(interval, () => pass.wrong('spikes'));
  }

  /** Moves the time of the train on by the interval behind the spike. */
  private drawInterval(interval: Formula, train: Train): void {
    const { f, begun, value, pass, trains } = this;
    const time = column(train.first).at(pass.at);
    const step = f.keep(begun.plus(1).toI32());
    const occasion = f.keep(column(train.past).at(pass.at).toI32());
    const { ahead } = trains;
    if (ahead) f.if(ahead.isDue(occasion), () => f.if(occasion, () => ahead.fill(pass, step, occasion)));
    value.set(this.interval(interval, step, occasion));
    time.set(time.plus(value.isAtLeast(pass.h).chooseF64(value, pass.h)));
  }

  /** The step of the spike that comes after `past` others: none after the end of the presentation. */
  private setNext({ first, past, next }: Train): void {
    const {
      f,
      begun,
      most,
      value: steps,
      pass: { at, h },
      trains: { apart }
    } = this;
    let later: F64 = column(first).at(at);
    if (!this.drawn) {
      const count = f.keep(column(past).at(at));
      const between = count.times(apart ? column(apart).at(at) : Infinity);
      later = later.plus(count.equals(0).chooseF64(0, between));
    }
    steps.set(stepsAbove(f, later, h).larger(1));
    column(next)
      .at(at)
      .set(steps.isAtMost(most).chooseF64(begun.plus(steps), Infinity));
  }

  private setAtLeast(values: Float64Array, formula: Formula, least: number): void {
    const { f, value, pass } = this;
    f.if(value.assigned(this.evaluated(formula)).isAtLeast(least).not(), () => pass.wrong('spikes'));
    column(values).at(pass.at).set(value);
  }

  private evaluated(formula: Formula): F64 {
    return this.pass.reader().evaluated(formula, () => this.pass.wrong('spikes'));
  }
}
