// What states of synapses are at the end of a step, as values: told apart by what they are kept of, and by what parts of them the
// synapses of a neuron have in common.
import {
  isNumber,
  isOwnState,
  type Integrated,
  type SharedTraces,
  type Variable as PlanVariable
} from '../../../2-plan/index.js';
import type { Kept } from '../../network/index.js';
import {
  column,
  LaneEmitter,
  Lanes,
  pairs,
  type Code,
  type F64,
  type F64x2,
  type I32,
  type Value,
  type Variable
} from '../code/index.js';
import { ImpossibleValues } from '../formula/impossible-values.js';
import type { Coefficients } from '../group/coefficients.js';
import { nextStates } from '../group/next-states.js';
import type { Machine } from '../machine.js';
import { inline } from '../math/index.js';
import { addressOf } from '../memory/arena.js';
import { anyNotFinite } from '../program/finite.js';
import { Dependences, dependenceOf, type CommonParts, type Dependence } from './dependences.js';
import { Resting } from './resting.js';
import type { SourceValues } from './source-values.js';
import type { SynapseArrays } from './synapse-arrays.js';
import type { SynapseContext } from './synapse-context.js';
import type { SynapseNormals } from './synapse-normals.js';
import { SynapseVariables } from './synapse-variables.js';

export interface CarriedLayout {
  readonly synapses: Integrated;
  readonly made: SynapseContext;
  /** by slot */
  readonly kept: readonly Kept[];
  /** what is kept once a neuron; absent: nothing */
  readonly traces?: SharedTraces;
  readonly coefficients: Coefficients;
  readonly normals: SynapseNormals;
  readonly arrays: SynapseArrays;
}

export type CarriedHere = Readonly<Record<'pre' | 'post' | 'synapse' | 'step' | 'thread', Variable<I32>>> & {
  /** where code is for two synapses */
  readonly secondPre?: Variable<I32>;
};

/** A state at the end of the step, and where it is kept. */
interface Next {
  readonly into: Float64Array;
  readonly value: Value;
}

export class CarriedValues {
  /** by what they are kept of */
  readonly next: Readonly<Record<'own' | 'pre' | 'post', readonly Next[]>>;
  readonly impossible: ImpossibleValues;
  /** whether no synapse of the target moves; absent: that is not known before they are looked at */
  readonly rests: Value | undefined;
  /** of what each synapse has for itself */
  readonly parts: CommonParts;
  readonly normals: ReturnType<SynapseNormals['in']>;
  private readonly l = new Lanes(inline);
  private readonly dependences = new Dependences();
  private readonly variables: SynapseVariables;

  constructor(
    private readonly f: Code,
    private readonly layout: CarriedLayout,
    machine: Machine,
    readonly here: CarriedHere
  ) {
    const { synapses, made, kept, arrays } = layout;
    const { l } = this;
    this.impossible = new ImpossibleValues(l);
    this.normals = layout.normals.in(f, l, this.isWide);
    const at = here.step.toF64();
    const times = [at.minus(1), at.minus(0.5), at].map(time => f.keep(time.times(made.h)));
    this.variables = new SynapseVariables(made, { ...here, time: times[2]! }, arrays, machine);
    const states = this.states();
    const moved = this.moved(times, states);
    const { linear, remaining } = synapses.integrator;
    const slots = [...linear.slots, ...remaining.map(({ slot }) => slot)];
    const ofSide = (side: Kept['shared']): Next[] =>
      slots
        .filter(slot => kept[slot]!.shared === side)
        .map(slot => ({ into: kept[slot]!.now, value: this.checked(moved[slot]!, side) }));
    const own = ofSide(undefined);
    const moves = slots.flatMap(slot =>
      kept[slot]!.shared === undefined ? [{ from: states[slot]!, next: moved[slot]! }] : []
    );
    this.rests = this.impossible.roots.length > 0 ? undefined : new Resting(l, 'post', this.dependences).where(moves);
    this.next = { own, pre: ofSide('pre'), post: ofSide('post') };
    this.parts = this.dependences.parts([...this.impossible.roots, ...this.next.own.map(({ value }) => value)]);
  }

  /** `given`: values that are read, by id. */
  emitter(roots: readonly Value[], given?: ConstructorParameters<typeof LaneEmitter>[4]): LaneEmitter {
    return new LaneEmitter(this.f, this.isWide, this.variables.functionNumber, roots, given);
  }

  get isWide(): boolean {
    return this.here.secondPre !== undefined;
  }

  /** By slot. */
  private states(): Value[] {
    const { l, dependences, variables } = this;
    return this.layout.kept.map((state, slot) =>
      dependences.note(
        l.leaf(`state ${slot}`, () => variables.keptOrPair(state)),
        state.shared ?? 'synapse'
      )
    );
  }

  /** By slot. */
  private moved(times: readonly Variable<F64>[], states: readonly Value[]): Value[] {
    const { l, isWide, dependences, variables, impossible } = this;
    const { synapses, made, traces, coefficients } = this.layout;
    const own = (v: PlanVariable): Value | undefined => (isOwnState(v) ? states[v.slot] : undefined);
    const known = variables.read(l, own, impossible);
    const read = Object.assign(
      (v: PlanVariable): Value => (isOwnState(v) ? known(v) : dependences.note(known(v), dependenceOf(v, traces))),
      known
    );
    const [start, half, end] = times.map((time, i) =>
      dependences.note(
        l.leaf(`time ${i}`, () => (isWide ? time.splat() : time)),
        'nothing'
      )
    );
    const ofCoefficients = this.dependenceOfCoefficients();
    return nextStates(
      synapses,
      {
        l,
        states,
        read,
        times: [start!, half!, end!],
        free: l.op('eq', l.f64(0), l.f64(0)),
        normal: (stream, shared) => this.normals.value(stream, shared, this.here),
        entries: (...entry) => coefficients.row(...entry),
        coefficient: (...entry) => {
          const value = coefficients.at(...entry);
          if (value === 0) return undefined;
          if (typeof value === 'number') return l.f64(value);
          return dependences.note(
            l.leaf(`coefficient ${addressOf(value)}`, () => variables.ownOrPair(value)),
            ofCoefficients
          );
        }
      },
      made.h
    );
  }

  /** Where a state of one side is moved by coefficients that differ, all of these are of that side. */
  private dependenceOfCoefficients(): Dependence {
    const { synapses, kept } = this.layout;
    const { slots, matrix } = synapses.integrator.linear;
    if (matrix.every(({ value }) => isNumber(value))) return 'nothing';
    return slots.map(slot => kept[slot]!.shared).find(side => side !== undefined) ?? 'synapse';
  }

  private checked(value: Value, side: Kept['shared']): Value {
    const found = this.dependences.of(value);
    if (side === undefined || found === side || found === 'nothing') return value;
    throw new Error(`A state of ${this.layout.synapses.name} that is kept once a neuron depends on the ${found}.`);
  }
}

/** The same within the loop over the synapses onto a neuron, of one or two at a time. */
export class CarriedInLoop {
  private readonly emitter: LaneEmitter;

  constructor(
    private readonly f: Code,
    private readonly values: CarriedValues,
    private readonly machine: Machine,
    sources: SourceValues | undefined
  ) {
    const { here, impossible, next, parts } = values;
    this.emitter = values.emitter(
      [...impossible.roots, ...next.own.map(({ value }) => value)],
      sources?.given(
        next.pre.map(({ value }) => value),
        parts.pre,
        here
      )
    );
  }

  /** Before all loops. */
  prepare(): void {
    const { emitter, values } = this;
    emitter.hoistConstants();
    emitter.hoist(values.parts.nothing);
    values.normals.find(values.here.thread);
  }

  /** Before two synapses are carried. */
  draw(): void {
    const { machine, values } = this;
    values.normals.draw(machine.random, values.here, values.here.thread);
  }

  /** Before the loop over the synapses onto a neuron, of which there are as many as are carried at a time. */
  begin(): void {
    this.emitter.hoist(this.values.parts.post);
  }

  /** `wrong`: where it cannot be carried on. */
  runOne(wrong: () => void): void {
    const { f, emitter } = this;
    const { impossible, next, here } = this.values;
    const isWrong = f.local('i32');
    isWrong.set(0);
    impossible.check(f, emitter, () => isWrong.set(1));
    const numbers = next.own.map(({ value }) => f.keep(emitter.number(value)));
    f.if(anyNotFinite(f, numbers), () => isWrong.set(1));
    f.if(isWrong, wrong, () => next.own.forEach(({ into }, i) => column(into).at(here.synapse).set(numbers[i]!)));
  }

  /** Where one of them cannot be carried on, nothing is written, and `wrong` done. */
  runTwo(wrong: () => void): void {
    const { f, emitter } = this;
    const { impossible, next, here } = this.values;
    const numbers = next.own.map(({ value }) => f.keep(emitter.lanes(value)));
    const [first, ...others] = numbers.map((number): F64x2 => number.times(0));
    const unsound = f.keep(others.reduce((sum, other) => sum.plus(other), first!));
    const isUnsound = impossible.roots.reduce(
      (sum, root) => sum.plus(emitter.mask(root).any()),
      unsound.differs(unsound).any()
    );
    f.if(isUnsound, wrong, () => next.own.forEach(({ into }, i) => pairs(into).at(here.synapse).set(numbers[i]!)));
  }
}
