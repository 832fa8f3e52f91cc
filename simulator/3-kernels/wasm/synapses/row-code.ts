// Code for a stretch of a row of synapses that change: replays the post spikes that reached them since the presynaptic neuron
// fired last, and what its spike does now. Each synapse is touched once, one behind the other.
import {
  parts,
  type Assignment,
  type EventSide,
  type LazyProgram,
  type Variable as PlanVariable
} from '../../../2-plan/index.js';
import {
  column,
  FunctionCode,
  LaneEmitter,
  Lanes,
  type F64,
  type FunctionNumber,
  type I32,
  type RecordOf,
  type Value,
  type Variable
} from '../code/index.js';
import type { SignalCourse } from '../../network/index.js';
import { valueOf } from '../formula/formula-value.js';
import { arrivalsFrom } from '../memory/arrivals.js';
import { outcomeOf } from '../program/assignments.js';
import type { LatestSpikes } from './latest-spikes.js';
import type { PostHistory } from './post-history.js';
import { RowPairs } from './row-pairs.js';
import type { SharedStates } from './shared-states.js';
import type { LoadedSource, SourceBlock } from './source-block.js';

/** Where the numbers of a projection lie; arrays of synapses are in the order of rows. */
export interface LazyArrays {
  readonly targets: Uint16Array | Uint32Array;
  /** where the targets of each row are neighbours */
  readonly latest?: LatestSpikes;
  /** by slot of the state */
  readonly own: ReadonlyMap<number, Float64Array>;
  /** by slot of the parameter */
  readonly parameters: ReadonlyMap<number, Float64Array>;
  /** weights last sent, where they are asked for */
  readonly sent?: Float64Array;
  readonly pre: SharedStates;
  readonly post: SharedStates;
  readonly history?: PostHistory;
  readonly source: SourceBlock;
  /** of a signal that all synapses share */
  readonly course?: SignalCourse;
  /** flags of the targets, see GroupPlan */
  readonly frozen: readonly Float64Array[];
}

/**
 * (first synapse, the one after the last, step, thread, address of the arrivals of each send), the source in the block of the
 * thread: 1 where a state is not finite any more. Post spikes are replayed, and then the source fires, the course of a signal starts anew, or nothing.
 */
export function rowCode(
  form: LazyProgram,
  arrays: LazyArrays,
  then: 'fires' | 'anew' | 'nothing',
  functionNumber: FunctionNumber
): FunctionCode {
  return new RowCode(form, arrays, then, functionNumber).build();
}

class RowCode {
  private readonly f: FunctionCode;
  private readonly at: Variable<I32>;
  private readonly end: I32;
  private readonly step: I32;
  private readonly thread: I32;
  private readonly arrivals: readonly Variable<I32>[];
  private readonly source: LoadedSource;
  /** number of the target, and where its record lies behind that of the first */
  private readonly target: Variable<I32>;
  private readonly record: Variable<I32>;
  /** step of the last post spike that reached the synapse */
  private readonly heard: Variable<I32>;
  /** of the post spike that is replayed */
  private readonly entry: Variable<I32>;
  private readonly postStep: Variable<I32>;
  private readonly elapsed: Variable<I32>;
  /** 0, or no number once a state was not finite */
  private readonly unsound: Variable<F64>;
  private readonly own: ReadonlyMap<number, Variable<F64>>;
  private readonly changed = new Set<number>();
  /** the step in which the course of a signal started, and what it has come to */
  private readonly begun?: Variable<I32>;
  private readonly course: readonly Variable<F64>[] = [];

  constructor(
    private readonly form: LazyProgram,
    private readonly arrays: LazyArrays,
    private readonly then: 'fires' | 'anew' | 'nothing',
    private readonly functionNumber: FunctionNumber
  ) {
    const sends = form.program.onPre.filter(({ target }) => target.kind === 'send');
    const f = new FunctionCode(['i32', 'i32', 'i32', 'i32', ...sends.map(() => 'i32' as const)], 'i32');
    const [at, end, step, thread, ...arrivals] = f.parameters;
    this.f = f;
    this.thread = thread;
    [this.at, this.end, this.step, this.arrivals] = [at, end, step, arrivals];
    [this.target, this.record, this.heard] = [f.local('i32'), f.local('i32'), f.local('i32')];
    [this.entry, this.postStep, this.elapsed] = [f.local('i32'), f.local('i32'), f.local('i32')];
    this.unsound = f.local('f64');
    this.own = new Map(form.own.map(slot => [slot, f.local('f64')]));
    this.source = arrays.source.load(f, thread, functionNumber);
    const { course } = arrays;
    if (!course) return;
    this.begun = f.keep(column(course.begun).at(thread));
    if (then === 'nothing') return;
    const since = f.keep(step.minus(this.begun));
    this.course = course.columns.map(values => f.keep(column(values).at(since)));
  }

  build(): FunctionCode {
    const {
      f,
      at,
      unsound,
      arrays: { targets, latest }
    } = this;
    if (!latest) {
      f.count(at, this.end, () => this.one(column(targets).at(at)));
      return f.gives(unsound.differs(0));
    }
    const ahead = f.keep(column(targets).at(at).minus(at));
    if (this.then === 'nothing') {
      this.overListed(latest, ahead);
      return f.gives(unsound.differs(0));
    }
    const { target, step, arrivals, source, course } = this;
    const places = { at, target, step, arrivals, source, course };
    const two = new RowPairs(f, this.form, this.arrays, places, this.functionNumber);
    this.overBlocks(latest, ahead, two);
    return f.gives(unsound.differs(0).plus(two.isUnsound));
  }

  /** Of a row of neighbours those for whom something waits. `ahead`: by how much the number of a target is above its place. */
  private overListed(latest: LatestSpikes, ahead: I32): void {
    const { f, at, thread } = this;
    const from = f.keep(at);
    const count = f.keep(this.end.minus(from));
    latest.eachListed(f, thread, neuron => {
      at.set(neuron.minus(ahead));
      f.if(at.minus(from).isBelow(count), () => this.one(neuron));
    });
  }

  /** A row of neighbours: two at a time in blocks for which nothing waits. */
  private overBlocks(latest: LatestSpikes, ahead: I32, two: RowPairs): void {
    const {
      f,
      at,
      target,
      step,
      source: { unheard },
      form: { program }
    } = this;
    const stop = f.local('i32');
    const pairsEnd = f.local('i32');
    // a state of the target in this very step is another before it and behind it
    const since = f.keep(unheard);
    if (program.side === 'dendritic') f.if(since.isAboveSigned(step), () => since.set(step));
    const turn = two.prepared(this.then === 'fires' ? program.onPre : program.course!.anew, this.then === 'fires');
    f.until(at.isAtLeast(this.end), () => {
      target.set(at.plus(ahead));
      f.smaller(at.plus(latest.upToNextBlock(target)), this.end, stop);
      f.if(since.isAboveSigned(latest.ofBlock(target)), () => {
        pairsEnd.set(at.plus(stop.minus(at).and(-2)));
        f.count(
          at,
          pairsEnd,
          () => {
            target.set(at.plus(ahead));
            turn();
          },
          2
        );
      });
      f.count(at, stop, () => this.one(at.plus(ahead)));
    });
  }

  /** The synapse at its place. */
  private one(number: I32): void {
    const {
      at,
      target,
      record,
      arrays: { post, own, sent },
      form: { program, replays }
    } = this;
    target.set(number);
    record.set(post.all.distance(target));
    this.heard.set(this.recordOfTarget.field('step'));
    for (const [slot, local] of this.own) local.set(column(own.get(slot)!).at(at));
    // what waits seldom does: only then is anything stored
    if (replays) this.replay(() => this.store());
    if (this.then === 'fires') this.run(program.onPre, 'pre');
    if (this.then === 'anew') this.run(program.course!.anew, 'pre');
    this.store();
    if (sent && this.then === 'fires') column(sent).at(at).set(this.weight());
  }

  /** States that code has changed since they were stored last. */
  private store(): void {
    const { at, changed, own } = this;
    for (const slot of changed) column(this.arrays.own.get(slot)!).at(at).set(own.get(slot)!);
    changed.clear();
  }

  /** After the source has fired. */
  private weight(): F64 {
    const { course, weight } = this.form.program;
    if (course?.moved !== weight) return this.own.get(weight!)!;
    const l = new Lanes();
    const read = (v: PlanVariable): Value =>
      v.of === 'course' ? this.comeTo(l, v.slot, 'pre') : l.leaf(`own ${v.slot}`, () => this.own.get(v.slot)!);
    const value = valueOf(course!.value, l, read);
    return new LaneEmitter(this.f, false, this.functionNumber, [value]).number(value);
  }

  /** How far a signal has come by an event. */
  private comeTo(l: Lanes, slot: number, event: EventSide): Value {
    const { course, postStep, begun } = this;
    return l.leaf(`course ${slot}`, () =>
      event === 'pre'
        ? course[slot]!
        : column(this.arrays.course!.columns[slot]!).at(this.f.keep(postStep.minus(begun!)))
    );
  }

  /** Goes back to the first spike that the source has not heard of, and runs those from there on. */
  private replay(store: () => void): void {
    const {
      f,
      target,
      entry,
      postStep,
      source: { unheard }
    } = this;
    const history = this.arrays.history!;
    const newest = f.local('i32');
    f.if(this.heard.isAtLeastSigned(unheard), () => {
      entry.set(newest.assigned(history.latest(target, this.recordOfTarget.field('waiting'))));
      f.while(history.at(entry).field('step').isAtLeastSigned(unheard), () => entry.set(history.before(entry)));
      f.until(entry.isAtLeast(newest), () => {
        entry.set(history.after(entry));
        postStep.set(history.at(entry).field('step'));
        this.run(this.form.program.onPost, 'post');
      });
      store();
    });
  }

  private get recordOfTarget(): RecordOf<SharedStates['layout']> {
    return this.arrays.post.all.behind(this.record);
  }

  /** What an event does to one synapse: everything is computed from what was there at first, then stored. */
  private run(assignments: readonly Assignment[], event: EventSide): void {
    const { f, own, unsound, target } = this;
    const l = new Lanes();
    const { sends, states } = outcomeOf(assignments, {
      l,
      state: slot => this.state(l, slot, event),
      read: known => variable =>
        known(variable) ??
        (variable.of === 'course'
          ? this.comeTo(l, variable.slot, event)
          : variable.of === 'frozen'
            ? this.frozen(l, variable.slot)
            : variable.of === 'time'
              ? this.time(l, event)
              : this.parameter(l, variable.slot))
    });
    const changed = [...states].filter(([slot]) => own.has(slot));
    const roots = [...sends, ...changed.map(([, value]) => value)];
    const emitter = new LaneEmitter(f, false, this.functionNumber, roots);
    sends.forEach((value, i) => arrivalsFrom(this.arrivals[i]!).at(target).add(emitter.number(value)));
    const after = changed.map(([slot, value]) => ({ slot, value: f.keep(emitter.number(value)) }));
    for (const { slot, value } of after) {
      this.changed.add(slot);
      own.get(slot)!.set(value);
      unsound.set(value.times(0).plus(unsound));
    }
  }

  private time(l: Lanes, event: EventSide): Value {
    return l.leaf('time', () => (event === 'pre' ? this.step : this.postStep).toF64().times(this.arrays.pre.h));
  }

  private frozen(l: Lanes, slot: number): Value {
    return l.leaf(`frozen ${slot}`, () => column(this.arrays.frozen[slot]!).at(this.target));
  }

  private parameter(l: Lanes, slot: number): Value {
    return l.leaf(`parameter ${slot}`, () => column(this.arrays.parameters.get(slot)!).at(this.at));
  }

  /** As formulas of an event read it at first. */
  private state(l: Lanes, slot: number, event: EventSide): Value {
    const {
      own,
      entry,
      source,
      form: { shared },
      arrays: { history }
    } = this;
    const local = own.get(slot);
    if (local) return l.leaf(`own ${slot}`, () => local);
    const place = shared.pre.indexOf(slot);
    return l.leaf(`shared ${slot}`, () => {
      if (place >= 0) return event === 'pre' ? source.states[place]!.read : this.preState(place);
      const ofTarget = shared.post.indexOf(slot);
      return event === 'pre' ? this.postState(ofTarget) : history!.at(entry).field('state', history!.placeOf(ofTarget));
    });
  }

  /** A state of the source at the step of the post spike that is replayed. */
  private preState(place: number): F64 {
    const {
      f,
      elapsed,
      postStep,
      source,
      arrays: { pre },
      form: { program }
    } = this;
    const growth = pre.growths[place];
    const { now, before, slope } = source.states[place]!;
    if (growth) elapsed.set(postStep.minus(source.last));
    const moved = growth ? growth.along(f, now, slope, elapsed, this.functionNumber) : now;
    return program.side === 'axonal' ? postStep.equals(source.last).chooseF64(before, moved) : moved;
  }

  /** A state of the target in the step in which the source fires: as it was before this instant where formulas read it so. */
  private postState(place: number): F64 {
    const {
      f,
      elapsed,
      target,
      arrays: { post },
      form: { program }
    } = this;
    const growth = post.growths[place];
    const moved = (): F64 => {
      const now = this.recordOfTarget.field('now', place);
      return growth ? growth.after(f, now, elapsed, this.functionNumber) : now;
    };
    elapsed.set(this.step.minus(this.heard));
    if (program.side === 'axonal') return moved();
    return f.either('f64', elapsed.not(), () => post.allBefore.at(target).field('state', place), moved);
  }
}

/** Places of the shared states of the target that post spikes change synapses by: they are kept with each spike. */
export function keptWithSpikes({
  program: { onPost },
  shared,
  own
}: Pick<LazyProgram, 'program' | 'shared' | 'own'>): number[] {
  // backwards, from what is assigned to synapses to what that depends on
  const needed = new Set<string>();
  for (const { target, operator, value } of [...onPost].reverse()) {
    const key = `${target.kind} ${target.slot}`;
    if (!(target.kind === 'state' && own.includes(target.slot)) && !needed.has(key)) continue;
    if (!operator) needed.delete(key);
    for (const part of parts(value)) if (part.kind === 'variable') needed.add(`${part.of} ${part.slot}`);
  }
  return shared.post.flatMap((slot, place) => (needed.has(`state ${slot}`) ? [place] : []));
}
