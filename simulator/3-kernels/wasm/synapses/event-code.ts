// Code for what an event of one side does to one synapse: its states are brought to the step, then assignments run in order.
// What is kept once a neuron is only looked at here, see SharedEventCode. Nothing is assigned where something goes wrong, so that the
// reference can run the same event again and say what it was.
import type { EventSide, SynapseEvent, SynapseProgram } from '../../../2-plan/index.js';
import { assignmentsOf, changesAt, type Kept } from '../../network/index.js';
import type { Occasions } from '../../values/index.js';
import { column, LaneEmitter, Lanes, type Code, type F64, type I32, type Value, type Variable } from '../code/index.js';
import { lastOccasion } from '../formula/drawn-value.js';
import { valueOf } from '../formula/formula-value.js';
import { ImpossibleValues } from '../formula/impossible-values.js';
import { outcomeOf, type Outcome } from '../program/assignments.js';
import { anyNotFinite } from '../program/finite.js';
import type { MovingState } from './moving-state.js';
import type { SynapseVariables } from './synapse-variables.js';

/** The states of synapses, by slot. */
export interface EventStates {
  readonly kept: readonly Kept[];
  readonly moving: readonly MovingState[];
  /** weights last sent */
  readonly sent?: Float64Array;
  /** where something is drawn at events that may come several times in a step */
  readonly occasions: Partial<Record<SynapseEvent, Occasions>>;
}

/** The synapse that code looks at; `occasion`: of what may happen to it several times in a step. */
type Here = Readonly<Record<'step' | 'synapse', Variable<I32>>> & { readonly occasion?: Variable<I32> };

interface OwnState {
  readonly slot: number;
  readonly now: Variable<F64>;
}

export class EventCode {
  private readonly l = new Lanes();
  /** that this event may change */
  private readonly own: readonly OwnState[];
  private readonly outcome: Outcome;
  private readonly emitter: LaneEmitter;
  private readonly impossible = new ImpossibleValues(this.l);
  /** that was sent */
  private readonly weight?: Value;
  private readonly elapsed: Variable<I32>;

  constructor(
    private readonly f: Code,
    program: SynapseProgram,
    private readonly states: EventStates,
    private readonly event: SynapseEvent,
    private readonly variables: SynapseVariables,
    private readonly here: Here,
    assignments = assignmentsOf(program, event)
  ) {
    const { l, impossible } = this;
    this.own = states.kept.flatMap(({ side }, slot) => (changesAt(event, side) ? [{ slot, now: f.local('f64') }] : []));
    this.elapsed = f.local('i32');
    this.outcome = outcomeOf(assignments, {
      l,
      state: slot => this.read(slot),
      changed: slot => this.latest(slot),
      read: own => variables.read(l, own, impossible),
      target: variables.target(l)
    });
    const { sends, assigned, states: after, targets } = this.outcome;
    if (event === 'pre' && states.sent)
      this.weight = this.weightSent(program, slot => after.get(slot) ?? this.read(slot));
    const roots = [
      ...sends,
      ...assigned.map(({ value }) => value),
      ...after.values(),
      ...targets.values(),
      ...(this.weight ? [this.weight] : []),
      ...impossible.roots
    ];
    this.emitter = new LaneEmitter(f, false, variables.functionNumber, roots);
  }

  private weightSent({ weight, course }: SynapseProgram, stateOf: (slot: number) => Value): Value {
    if (course?.moved !== weight) return stateOf(weight!);
    const { l, variables } = this;
    return valueOf(
      course!.value,
      l,
      variables.read(l, v => (v.of === 'state' ? stateOf(v.slot) : undefined))
    );
  }

  /** Before the loop over synapses. */
  prepare(): void {
    this.emitter.hoistConstants();
  }

  /** For the synapse that `variables` look at. `send` is told what is sent; `wrong` leaves the function. */
  run(send: (which: number, amount: F64) => void, wrong: () => void): void {
    const {
      f,
      own,
      emitter,
      impossible,
      outcome,
      weight,
      here: { synapse },
      states: { kept, sent }
    } = this;
    const occasions = this.states.occasions[this.event];
    if (occasions) this.findOccasion(occasions);
    for (const { slot, now } of own) now.set(this.now(slot));
    for (const side of ['both', 'pre', 'post'] as const) if (changesAt(this.event, side)) this.bring(side);
    impossible.check(f, emitter, wrong);
    outcome.sends.forEach((value, which) => send(which, emitter.number(value)));
    const assigned = outcome.assigned.map(({ value }) => emitter.number(value));
    const targets = [...outcome.targets].map(([slot, value]) => [slot, emitter.number(value)] as const);
    if (assigned.length > 0) f.if(anyNotFinite(f, assigned), wrong);
    for (const [slot, value] of targets) this.variables.stateOfTarget(slot).set(value);
    for (const [slot, value] of outcome.states)
      if (!kept[slot]!.shared) column(kept[slot]!.now).at(synapse).set(emitter.number(value));
    if (weight) column(sent!).at(synapse).set(emitter.number(weight));
    if (occasions) this.noteOccasion(occasions);
  }

  private findOccasion({ steps, counts }: Occasions): void {
    const { step, synapse, occasion } = this.here;
    const count = column(counts).at(synapse).and(lastOccasion);
    occasion!.set(column(steps).at(synapse).equals(step).choose(count, 0));
  }

  private noteOccasion({ steps, counts }: Occasions): void {
    const { step, synapse, occasion } = this.here;
    column(counts).at(synapse).set(occasion!.plus(1));
    column(steps).at(synapse).set(step);
  }

  /** What earlier events left of a state. */
  private latest(slot: number): Value {
    const mine = this.own.find(ownState => ownState.slot === slot);
    return this.l.leaf(`now ${slot}`, () => mine?.now ?? this.now(slot));
  }

  /** As formulas of the event read it. */
  private read(slot: number): Value {
    const mine = this.own.some(ownState => ownState.slot === slot);
    return mine ? this.latest(slot) : this.l.leaf(`other ${slot}`, () => this.other(slot));
  }

  /** A state that only the other side changes: moved on from its last event, or as it was just before it in the same step. */
  private other(slot: number): F64 {
    const { f, elapsed, variables } = this;
    const state = this.states.kept[slot]!;
    const moving = this.states.moving[slot]!;
    const now = (): F64 => this.now(slot);
    const moved = (): F64 => (moving.moves ? moving.after(f, f.keep(now()), elapsed, variables) : now());
    if (!state.before && !moving.moves) return moved();
    const isNow = elapsed.assigned(this.elapsedSince(state)).not();
    return f.either('f64', isNow, () => variables.kept(state, state.before ?? state.now), moved);
  }

  private now(slot: number): F64 {
    const state = this.states.kept[slot]!;
    return this.variables.kept(state, state.now);
  }

  /** Moves the states that events of a side change on to the step; further events of the step find them there. */
  private bring(side: EventSide | 'both'): void {
    const {
      f,
      elapsed,
      here: { step, synapse },
      states: { kept, moving },
      variables
    } = this;
    const ofSide = this.own.filter(
      ({ slot }) => kept[slot]!.side === side && !kept[slot]!.shared && (kept[slot]!.before || moving[slot]!.moves)
    );
    if (ofSide.length === 0) return;
    const { last } = kept[ofSide[0]!.slot]!;
    f.if(elapsed.assigned(this.elapsedSince({ last })), () => {
      for (const { slot, now } of ofSide) {
        const { before } = kept[slot]!;
        if (moving[slot]!.moves) {
          now.set(moving[slot]!.after(f, now, elapsed, variables));
          column(kept[slot]!.now).at(synapse).set(now);
        }
        if (before) column(before).at(synapse).set(now);
      }
      column(last).at(synapse).set(step);
    });
  }

  private elapsedSince(state: Pick<Kept, 'last' | 'shared'>): I32 {
    return this.here.step.minus(this.variables.kept(state, state.last));
  }
}
