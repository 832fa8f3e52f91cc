// Code for what an event of one side does to one synapse: its states are brought to the step, then assignments run in order.
// Nothing is assigned where something goes wrong, so that the reference can run the same event again and say what it was.
import type { Assignment, EventSide, SynapseProgram, Variable } from '../../../2-plan/index.js';
import type { Kept } from '../../network/index.js';
import type { Occasions } from '../../values/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { arithmetic, valueOf } from '../formula/formula-value.js';
import { LaneEmitter, Lanes, type Value } from '../lanes/index.js';
import { addressOf } from '../memory/arena.js';
import type { MovingState } from './moving-state.js';
import type { SynapseVariables } from './synapse-variables.js';

/** The states of synapses, by slot. */
export interface EventStates {
  readonly kept: readonly Kept[];
  readonly moving: readonly MovingState[];
  /** weights last sent */
  readonly sent?: Float64Array;
  /** where something is drawn at events that may come several times in a step */
  readonly occasions: Partial<Record<EventSide, Occasions>>;
}

interface OwnState {
  readonly slot: number;
  readonly now: Local;
}

export class EventCode {
  private readonly l = new Lanes();
  private readonly assignments: readonly Assignment[];
  /** that this event may change */
  private readonly own: readonly OwnState[];
  private readonly current = new Map<number, Value>();
  private readonly sends: Value[] = [];
  /** all that states become, in order */
  private readonly assigned: Value[] = [];
  private readonly emitter: LaneEmitter;
  /** where an entry is asked for that a list does not have */
  private outside?: Value;
  /** that was sent */
  private readonly weight?: Value;
  private readonly elapsed: Local;

  constructor(
    private readonly b: FunctionBuilder,
    program: SynapseProgram,
    private readonly states: EventStates,
    private readonly event: EventSide,
    private readonly variables: SynapseVariables,
    private readonly now: { readonly step: Local; readonly synapse: Local; readonly occasion: Local }
  ) {
    this.assignments = event === 'pre' ? program.onPre : program.onPost;
    this.own = states.kept.flatMap(({ side }, slot) =>
      side === 'both' || side === event ? [{ slot, now: b.local('f64') }] : []
    );
    this.elapsed = b.local('i32');
    this.compute();
    if (event === 'pre' && states.sent) this.weight = this.latest(program.weight!);
    const roots = [
      ...this.sends,
      ...this.assigned,
      ...this.current.values(),
      ...(this.weight ? [this.weight] : []),
      ...(this.outside ? [this.outside] : [])
    ];
    this.emitter = new LaneEmitter(b, false, variables.functionNumber, roots);
  }

  /** Before the loop over synapses. */
  prepare(): void {
    this.emitter.hoistConstants();
  }

  /** For the synapse that `variables` look at. `send` takes the amount of a send from the stack; `wrong` leaves the function. */
  run(send: (which: number) => void, wrong: () => void): void {
    const {
      own,
      emitter,
      weight,
      states: { kept, sent }
    } = this;
    const occasions = this.states.occasions[this.event];
    if (occasions) this.findOccasion(occasions);
    for (const { slot, now } of own) this.variables.pushOwn(kept[slot]!.now).set(now);
    for (const side of ['both', this.event] as const) this.bring(side);
    if (this.outside) {
      emitter.push(this.outside);
      this.b.if(wrong);
    }
    this.sends.forEach((value, which) => {
      emitter.push(value);
      send(which);
    });
    if (this.assigned.length > 0) this.checked(wrong);
    for (const [slot, value] of this.current) this.store(kept[slot]!.now, () => emitter.push(value));
    if (weight) this.store(sent!, () => emitter.push(weight));
    if (occasions) this.noteOccasion(occasions);
  }

  private findOccasion({ steps, counts }: Occasions): void {
    const { now } = this;
    this.pushWord(counts).i32(65535).op('i32.and').i32(0);
    this.pushWord(steps).get(now.step).op('i32.eq', 'select').set(now.occasion);
  }

  private noteOccasion({ steps, counts }: Occasions): void {
    const { b, now } = this;
    const at = (): FunctionBuilder => b.get(now.synapse).i32(2).op('i32.shl');
    at().get(now.occasion).i32(1).op('i32.add').memory('i32.store', addressOf(counts));
    at().get(now.step).memory('i32.store', addressOf(steps));
  }

  private pushWord(values: Uint32Array): FunctionBuilder {
    return this.b.get(this.now.synapse).i32(2).op('i32.shl').memory('i32.load', addressOf(values));
  }

  /** Where something is assigned that is no finite number, `wrong`. */
  private checked(wrong: () => void): void {
    const { b, assigned, emitter } = this;
    const unsound = b.scratch('f64');
    assigned.forEach((value, i) => {
      emitter.push(value);
      b.f64(0).op('f64.mul');
      if (i > 0) b.op('f64.add');
    });
    b.tee(unsound).get(unsound).op('f64.ne').if(wrong);
  }

  private compute(): void {
    const { l, current } = this;
    const locals = new Map<number, Value>();
    const own = ({ of, slot }: Variable): Value | undefined =>
      of === 'state' ? this.read(slot) : of === 'local' ? locals.get(slot)! : undefined;
    const read = this.variables.read(
      l,
      own,
      mask => (this.outside = this.outside ? l.op('or', this.outside, mask) : mask)
    );
    for (const {
      target: { kind, slot },
      operator,
      value
    } of this.assignments) {
      const right = valueOf(value, l, read);
      if (kind === 'send') this.sends.push(right);
      else if (kind === 'local') locals.set(slot, right);
      else {
        const becomes = operator ? arithmetic(operator, this.latest(slot), right, l)! : right;
        current.set(slot, becomes);
        this.assigned.push(becomes);
      }
    }
  }

  /** What earlier assignments, or earlier events, left of a state. */
  private latest(slot: number): Value {
    const mine = this.own.find(ownState => ownState.slot === slot);
    return (
      this.current.get(slot) ??
      this.l.leaf(
        `now ${slot}`,
        () => void (mine ? this.b.get(mine.now) : this.variables.pushOwn(this.states.kept[slot]!.now))
      )
    );
  }

  /** As formulas of the event read it. */
  private read(slot: number): Value {
    const mine = this.own.some(ownState => ownState.slot === slot);
    return mine ? this.latest(slot) : this.l.leaf(`other ${slot}`, () => this.pushOther(slot));
  }

  /** A state that only the other side changes: moved on from its last event, or as it was just before it in the same step. */
  private pushOther(slot: number): void {
    const { b, elapsed, variables } = this;
    const { now, before, last } = this.states.kept[slot]!;
    const moving = this.states.moving[slot]!;
    const moved = (): void => {
      if (!moving.moves) return void variables.pushOwn(now);
      const x = b.local('f64');
      variables.pushOwn(now).set(x);
      moving.pushAdvanced(b, x, elapsed, variables);
    };
    if (!before && !moving.moves) return moved();
    this.pushElapsed(last)
      .tee(elapsed)
      .op('i32.eqz')
      .if(() => void variables.pushOwn(before ?? now), moved, 'f64');
  }

  /** Moves the states that events of a side change on to the step; further events of the step find them there. */
  private bring(side: EventSide | 'both'): void {
    const {
      b,
      elapsed,
      now: { step, synapse },
      states: { kept, moving },
      variables
    } = this;
    const ofSide = this.own.filter(
      ({ slot }) => kept[slot]!.side === side && (kept[slot]!.before || moving[slot]!.moves)
    );
    if (ofSide.length === 0) return;
    const { last } = kept[ofSide[0]!.slot]!;
    this.pushElapsed(last)
      .tee(elapsed)
      .if(() => {
        for (const { slot, now } of ofSide) {
          const { before } = kept[slot]!;
          if (moving[slot]!.moves) {
            moving[slot]!.pushAdvanced(b, now, elapsed, variables);
            b.set(now);
            this.store(kept[slot]!.now, () => b.get(now));
          }
          if (before) this.store(before, () => b.get(now));
        }
        b.get(synapse).i32(2).op('i32.shl').get(step).memory('i32.store', addressOf(last));
      });
  }

  private pushElapsed(last: Uint32Array): FunctionBuilder {
    this.b.get(this.now.step);
    return this.pushWord(last).op('i32.sub');
  }

  private store(into: Float64Array, push: () => unknown): void {
    this.b.get(this.now.synapse).i32(3).op('i32.shl');
    push();
    this.b.memory('f64.store', addressOf(into));
  }
}
