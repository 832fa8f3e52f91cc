// What formulas of synapses read, in generated code: numbers of the synapse, of the neurons at both ends, and the time.
import {
  mentions,
  type Draw,
  type Formula,
  type IntegratorPlan,
  type ListValue,
  type SynapseProgram,
  type Variable
} from '../../../2-plan/index.js';
import type { Kept } from '../../network/index.js';
import type { SynapseContext } from './synapse-context.js';
import {
  column,
  pairs,
  type F64,
  type F64x2,
  type FunctionNumber,
  type I32,
  type Lanes,
  type Place,
  type Value,
  type Variable as Local
} from '../code/index.js';
import { drawnValue } from '../formula/drawn-value.js';
import { withoutCode, type Read } from '../formula/formula-value.js';
import type { ImpossibleValues } from '../formula/impossible-values.js';
import type { Machine } from '../machine.js';
import type { Beginnings } from '../program/assignments.js';
import { addressOf } from '../memory/arena.js';
import type { SynapseArrays } from './synapse-arrays.js';

/** The synapse that code looks at. */
export interface Here {
  readonly synapse: Local<I32>;
  readonly post: Local<I32>;
  /** where formulas mention the presynaptic neuron, or states are kept of it */
  readonly pre?: Local<I32>;
  /** where states are kept of the presynaptic neuron: the thread, which has a copy of its own */
  readonly thread?: I32;
  /** ms */
  readonly time: Local<F64>;
  /** code is for two synapses at a time, this one and the one behind it, onto one neuron; what comes from where, here it is the second's */
  readonly secondPre?: Local<I32>;
  /** steps since the course of a signal started, at an event */
  readonly since?: I32;
  /** of an event, and how often it came to the synapse in the step before (absent: never) */
  readonly step?: I32;
  readonly occasion?: I32;
  /** a state of the presynaptic neuron of this synapse (behind: 0), or of the next (1), where it is read as it was some time ago */
  readonly earlier?: (slot: number, pre: I32, behind: number) => F64 | undefined;
}

export class SynapseVariables {
  constructor(
    private readonly made: SynapseContext,
    private readonly here: Here,
    private readonly arrays: SynapseArrays,
    private readonly machine: Machine
  ) {}

  /** Those of the machine, and those that look up entries of lists. */
  get functionNumber(): FunctionNumber {
    return this.arrays.lists.functionNumber(this.machine);
  }

  /** `own`: states and lets of the synapse itself, and what became of states of its target. `impossible` is told where an entry is asked for that a list does not have, or a draw that cannot be. */
  read(
    l: Lanes,
    own: (variable: Variable) => Value | undefined = () => undefined,
    impossible?: ImpossibleValues
  ): Read {
    const {
      arrays: { lists, synapses },
      machine
    } = this;
    const leaf = (key: string, values: () => Float64Array): Value => l.leaf(key, () => this.ownOrPair(values()));
    const entry = (values: ListValue, index: Value, when?: Value): Value =>
      lists.entry(values, index, l, machine, mask => impossible?.note(mask, when));
    const read = (variable: Variable): Value => {
      const known = variable.side === 'pre' ? undefined : own(variable);
      return known ?? l.leaf(`${variable.side} ${variable.of} ${variable.slot}`, () => this.valueOrPair(variable));
    };
    return Object.assign(read, {
      distance: () => leaf('distance', () => this.arrays.distances),
      list: (values: ListValue) =>
        leaf(`list ${addressOf(lists.each(values, synapses))}`, () => lists.each(values, synapses)),
      ...(impossible
        ? {
            entry,
            draw: (draw: Draw, args: readonly Value[], when?: Value) =>
              this.drawn(l, draw, args, mask => impossible.note(mask, when))
          }
        : {})
    });
  }

  /** States of the target as an event finds them, and whether it may assign them. */
  target(l: Lanes): NonNullable<Beginnings['target']> {
    const { step, post } = this.here;
    const { plan, heldUntil } = this.made.to;
    const free = (): Value =>
      l.op(
        'gt',
        l.leaf('step', () => step!.toF64()),
        l.leaf('held until', () => column(heldUntil).at(post))
      );
    return {
      state: slot => l.leaf(`post state ${slot}`, () => this.stateOfTarget(slot)),
      when: slot => (plan.states[slot]!.held ? free() : undefined)
    };
  }

  stateOfTarget(slot: number): Place<'f64'> {
    return column(this.made.to.values.states[slot]!).at(this.here.post);
  }

  private drawn(l: Lanes, draw: Draw, args: readonly Value[], impossible: (mask: Value) => void): Value {
    const {
      here: { synapse, step, occasion },
      made: { seed }
    } = this;
    const number = (key: string, of: I32): Value => l.leaf(key, () => of.toF64());
    const place = {
      seed,
      element: number('own index 0', synapse),
      step: number('step', step!),
      ...(occasion ? { occasion: number('occasion', occasion) } : {})
    };
    return drawnValue(draw, args, l, place, impossible);
  }

  /** The number of this synapse in an array. */
  own(values: Float64Array): Place<'f64'> {
    return column(values).at(this.here.synapse);
  }

  /** The same, of two synapses where code is for two. */
  ownOrPair(values: Float64Array): F64 | F64x2 {
    return this.here.secondPre ? pairs(values).at(this.here.synapse) : this.own(values);
  }

  /** Of a state, in one of its arrays: by synapse, or by neuron. */
  kept<T extends Float64Array | Uint32Array>(
    { shared }: Pick<Kept, 'shared'>,
    values: T
  ): ReturnType<ReturnType<typeof column<T>>['at']> {
    return column(values).at(this.numberIn(shared)) as ReturnType<ReturnType<typeof column<T>>['at']>;
  }

  /** The value of a state, of two synapses where code is for two. */
  keptOrPair({ shared, now }: Kept): F64 | F64x2 {
    const { secondPre } = this.here;
    if (!shared) return this.ownOrPair(now);
    const first = this.kept({ shared }, now);
    if (!secondPre) return first;
    const both = first.splat();
    return shared === 'post' ? both : both.withLane(1, column(now).at(this.numberIn(shared, secondPre)));
  }

  private numberIn(shared: Kept['shared'], pre = this.here.pre): I32 {
    const { here, made } = this;
    if (!shared) return here.synapse;
    if (shared === 'post') return here.post;
    return made.to.ranges.threads === 1 ? pre! : here.thread!.times(made.from.plan.size).plus(pre!);
  }

  private valueOrPair(variable: Variable): F64 | F64x2 {
    const { here, made } = this;
    if (!here.secondPre) return this.value(variable);
    const { of, side, slot } = variable;
    if (side === 'own' && of === 'parameter') return this.ownOrPair(made.values.parameters[slot]!);
    const first = this.value(variable).splat();
    if (side === 'own' && of === 'index') return first.withLane(1, here.synapse.plus(1).toF64());
    return side === 'pre' ? first.withLane(1, this.value(variable, here.secondPre)) : first;
  }

  private value({ of, side, slot }: Variable, pre = this.here.pre): F64 {
    const {
      here,
      made: { from, to, values }
    } = this;
    if (of === 'time') return here.time;
    if (side === 'own' && of === 'parameter') return this.own(values.parameters[slot]!);
    if (of === 'course') return column(this.arrays.course!.columns[slot]!).at(here.since!);
    if (of === 'total') return column(this.arrays.totals[slot]!).at(here.post);
    if (side === 'own' && of === 'index') return here.synapse.toF64();
    if (side === 'own') return withoutCode(`A ${of} of ${values.plan.name} here`);
    const {
      values: { states, parameters, inputs }
    } = side === 'pre' ? from : to;
    const neuron = side === 'pre' ? pre! : here.post;
    if (of === 'index') return neuron.toF64();
    if (of === 'frozen') return column((side === 'pre' ? from : to).values.frozen[slot]!).at(neuron);
    const earlier =
      side === 'pre' && of === 'state' ? here.earlier?.(slot, neuron, pre === here.secondPre ? 1 : 0) : undefined;
    if (earlier) return earlier;
    if (of !== 'state' && of !== 'parameter' && of !== 'input')
      return withoutCode(`A ${of} of a neuron at the end of ${values.plan.name}`);
    return column({ state: states, parameter: parameters, input: inputs }[of][slot]!).at(neuron);
  }
}

export const mentionsPre = (formulas: readonly Formula[]): boolean =>
  formulas.some(formula => mentions(formula, v => v.side === 'pre'));

/** Whether what is kept of synapses is kept of the presynaptic neurons, at least in part. */
export const keepsOfPre = (kept: readonly Kept[]): boolean => kept.some(({ shared }) => shared === 'pre');

/** Whether formulas look at presynaptic neurons as they are at the moment: those of other threads, too. */
export const watchesPre = (formulas: readonly Formula[]): boolean =>
  formulas.some(formula => mentions(formula, v => v.side === 'pre' && v.of === 'state'));

/** Whether the value of a formula of neurons depends on what they are at the moment. */
export const watchesOwn = (formula: Formula): boolean => mentions(formula, v => v.of === 'state' || v.of === 'input');

/** All that is evaluated at events, or between them. */
export const formulasOf = ({
  onPre,
  onPost,
  signals = [],
  recurring = [],
  totals = [],
  course,
  states
}: SynapseProgram): Formula[] => [
  ...totals,
  ...(course ? [course.value] : []),
  ...[...onPre, ...onPost, ...[...signals, ...recurring].flatMap(({ assignments }) => assignments)].map(
    ({ value }) => value
  ),
  ...states.flatMap(({ rate, drive }) => [rate, drive])
];

/** All that is evaluated to carry a step. */
export const integratorFormulas = ({ linear, remaining }: IntegratorPlan): Formula[] => [
  ...linear.drive,
  ...remaining.flatMap(state =>
    state.kind === 'conditional' ? [state.rate, state.drive] : [state.derivative, ...state.noises.map(n => n.factor)]
  )
];
