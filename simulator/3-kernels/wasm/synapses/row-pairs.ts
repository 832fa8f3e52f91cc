// Code for what an event of the source does to two neighbours of a row, where no post spike waits for either: the same operations as of one synapse.
import type { Assignment, LazyProgram, Variable as PlanVariable } from '../../../2-plan/index.js';
import {
  Column,
  LaneEmitter,
  Lanes,
  pairs,
  type Code,
  type F64,
  type F64x2,
  type FunctionNumber,
  type I32,
  type RecordOf,
  type Value,
  type Variable
} from '../code/index.js';
import { valueOf } from '../formula/formula-value.js';
import { outcomeOf } from '../program/assignments.js';
import type { LazyArrays } from './row-code.js';
import type { SharedStates } from './shared-states.js';
import type { LoadedSource } from './source-block.js';

/** Variables of the function of a row; `at` and `target` are of the first of the two. */
export interface RowPlaces {
  readonly at: Variable<I32>;
  readonly target: Variable<I32>;
  readonly step: I32;
  readonly arrivals: readonly Variable<I32>[];
  readonly source: LoadedSource;
  /** what the course of a signal has come to */
  readonly course: readonly Variable<F64>[];
}

export class RowPairs {
  /** 0 in both lanes, or no number once a state was not finite */
  private readonly unsound: Variable<F64x2>;
  private readonly own: ReadonlyMap<number, Variable<F64x2>>;
  private readonly elapsed: Variable<I32>;

  constructor(
    private readonly f: Code,
    private readonly form: LazyProgram,
    private readonly arrays: LazyArrays,
    private readonly places: RowPlaces,
    private readonly functionNumber: FunctionNumber
  ) {
    this.unsound = f.local('f64x2');
    this.elapsed = f.local('i32');
    this.own = new Map(form.own.map(slot => [slot, f.local('f64x2')]));
  }

  /** Not 0 once a state was not finite. */
  get isUnsound(): I32 {
    return this.unsound.differs(0).any();
  }

  /** What is done in each turn of the loop that is begun behind this. */
  prepared(assignments: readonly Assignment[], isSent: boolean): () => void {
    const { f, own, arrays, places } = this;
    const l = new Lanes();
    const { sends, states } = outcomeOf(assignments, {
      l,
      state: slot => this.state(l, slot),
      read: known => variable => known(variable) ?? this.variable(l, variable)
    });
    const changed = [...states].filter(([slot]) => own.has(slot));
    const emitter = this.emitter([...sends, ...changed.map(([, value]) => value)]);
    emitter.hoistConstants();
    return () => {
      const { at, target, arrivals } = places;
      for (const [slot, local] of own) local.set(pairs(arrays.own.get(slot)!).at(at));
      sends.forEach((value, i) => new Column('pair', arrivals[i]!).at(target).add(emitter.lanes(value)));
      const after = changed.map(([slot, value]) => ({ slot, value: f.keep(emitter.lanes(value)) }));
      for (const { slot, value } of after) this.store(slot, value);
      if (isSent && arrays.sent) pairs(arrays.sent).at(at).set(this.weight());
    };
  }

  private store(slot: number, value: Variable<F64x2>): void {
    const { own, arrays, places, unsound } = this;
    own.get(slot)!.set(value);
    pairs(arrays.own.get(slot)!).at(places.at).set(value);
    unsound.set(value.times(0).plus(unsound));
  }

  /** After the source has fired. */
  private weight(): F64x2 {
    const { course, weight } = this.form.program;
    if (course?.moved !== weight) return this.own.get(weight!)!;
    const l = new Lanes();
    const value = valueOf(course!.value, l, v => (v.of === 'course' ? this.variable(l, v) : this.state(l, v.slot)));
    return this.emitter([value]).lanes(value);
  }

  private emitter(roots: readonly Value[]): LaneEmitter {
    return new LaneEmitter(this.f, true, this.functionNumber, roots);
  }

  private variable(l: Lanes, { of, slot }: PlanVariable): Value {
    const { arrays, places } = this;
    return l.leaf(`${of} ${slot}`, () => {
      if (of === 'course') return places.course[slot]!.splat();
      if (of === 'frozen') return pairs(arrays.frozen[slot]!).at(places.target);
      if (of === 'time') return places.step.toF64().times(arrays.pre.h).splat();
      return pairs(arrays.parameters.get(slot)!).at(places.at);
    });
  }

  /** As formulas of the event read it at first. */
  private state(l: Lanes, slot: number): Value {
    const { shared } = this.form;
    const local = this.own.get(slot);
    return l.leaf(`state ${slot}`, () => {
      if (local) return local;
      const place = shared.pre.indexOf(slot);
      return place >= 0 ? this.places.source.states[place]!.read.splat() : this.ofTargets(shared.post.indexOf(slot));
    });
  }

  /** A state of both targets, which had their last events before this step. */
  private ofTargets(place: number): F64x2 {
    const {
      f,
      elapsed,
      functionNumber,
      arrays: { post },
      places: { target, step }
    } = this;
    const growth = post.growths[place];
    const record = (number: I32): RecordOf<SharedStates['layout']> =>
      post.all.behind(f.keep(post.all.distance(number)));
    const [first, second] = [record(target), record(target.plus(1))];
    const now = first.field('now', place).splat().withLane(1, second.field('now', place));
    if (!growth) return now;
    const grown = (last: I32): Variable<F64> => {
      elapsed.set(step.minus(last));
      return f.keep(growth.factor(f, elapsed, functionNumber));
    };
    const factors = [grown(first.field('step')), grown(second.field('step'))] as const;
    return growth.ofTwo(f, now, factors[0].splat().withLane(1, factors[1]), functionNumber);
  }
}

/** Whether the targets of each row are neighbours, one behind the other. */
export function hasNeighbours(rowStart: Uint32Array, targets: Uint16Array | Uint32Array): boolean {
  for (let row = 0; row + 1 < rowStart.length; row++)
    for (let at = rowStart[row]! + 1; at < rowStart[row + 1]!; at++)
      if (targets[at] !== targets[at - 1]! + 1) return false;
  return true;
}
