// What formulas of one neuron read, one number at a time, from the memory of the kernel.
import type { Draw, Formula, GroupPlan, ListValue, Variable } from '../../../2-plan/index.js';
import { column, LaneEmitter, Lanes, type Code, type Cursor, type F64, type I32, type Value } from '../code/index.js';
import { drawnValue, lastOccasion } from '../formula/drawn-value.js';
import { valueOf, type Read } from '../formula/formula-value.js';
import { ImpossibleValues } from '../formula/impossible-values.js';
import type { Machine } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import type { GroupArrays } from './group-arrays.js';
import { neuronVariables } from './neuron-variables.js';

/** A neuron at the end of a step. */
export interface NeuronCursor {
  readonly f: Code;
  readonly at: Cursor;
  readonly step: I32;
  /** how often the event happened to the neuron in the step before; absent: never */
  readonly occasion?: I32;
  /** normal numbers that are known already, by stream */
  readonly normal?: (stream: string) => F64 | undefined;
}

export class NeuronReader {
  readonly l = new Lanes();
  private readonly impossible = new ImpossibleValues(this.l);

  /** `h` in ms. */
  constructor(
    private readonly machine: Machine,
    private readonly group: GroupPlan,
    private readonly arrays: GroupArrays,
    private readonly h: number,
    private readonly cursor: NeuronCursor
  ) {}

  /** `own`: states and lets, where they are not those of the neuron. */
  read(own: (variable: Variable) => Value | undefined = () => undefined): Read {
    const { l, arrays, group, machine, impossible } = this;
    return Object.assign((variable: Variable) => own(variable) ?? this.variable(variable), {
      list: (values: ListValue) =>
        this.array(`list ${addressOf(arrays.lists.each(values, group.size))}`, arrays.lists.each(values, group.size)),
      entry: (values: ListValue, index: Value, when?: Value) =>
        arrays.lists.entry(values, index, l, machine, mask => impossible.note(mask, when)),
      draw: (draw: Draw, args: readonly Value[], when?: Value) => this.drawn(draw, args, when)
    });
  }

  /** How values become numbers, once `failed` has seen to what cannot be. */
  emitter(values: readonly Value[], failed: () => void): LaneEmitter {
    const { impossible, machine, arrays } = this;
    const { f } = this.cursor;
    const emitter = new LaneEmitter(f, false, arrays.lists.functionNumber(machine), [...impossible.roots, ...values]);
    impossible.check(f, emitter, failed);
    return emitter;
  }

  /** The value of a formula. */
  evaluated(formula: Formula, failed: () => void): F64 {
    const value = valueOf(formula, this.l, this.read());
    return this.emitter([value], failed).number(value);
  }

  array(key: string, values: Float64Array): Value {
    return this.l.leaf(key, () => column(values).at(this.cursor.at));
  }

  private drawn(draw: Draw, args: readonly Value[], when: Value | undefined): Value {
    const {
      l,
      arrays: { seed },
      cursor: { at, step, occasion, normal }
    } = this;
    const place = {
      seed,
      element: l.leaf('index', () => at.number.toF64()),
      step: l.leaf('step', () => step.toF64()),
      ...(occasion ? { occasion: l.leaf('occasion', () => occasion.and(lastOccasion).toF64()) } : {}),
      normal: (stream: string) => {
        const known = normal?.(stream);
        return known && l.leaf(`normal ${stream}`, () => known);
      }
    };
    return drawnValue(draw, args, l, place, mask => this.impossible.note(mask, when));
  }

  private variable(variable: Variable): Value {
    const { l, arrays, group, h } = this;
    const { at, step } = this.cursor;
    const values = {
      l,
      array: (key: string, numbers: Float64Array) => this.array(key, numbers),
      time: () => l.leaf('time', () => step.toF64().times(h)),
      index: () => l.leaf('index', () => at.number.toF64())
    };
    return neuronVariables(group, arrays, values, 'at a spike')(variable);
  }
}
