// What formulas of one neuron read, one number at a time, from the memory of the kernel.
import type { Draw, Formula, GroupPlan, ListValue, Variable } from '../../../2-plan/index.js';
import {
  column,
  LaneEmitter,
  Lanes,
  type Code,
  type Cursor,
  type F64,
  type I32,
  type Value,
  type Variable as Local
} from '../code/index.js';
import { drawnValue, lastOccasion } from '../formula/drawn-value.js';
import { valueOf, withoutCode, type Read } from '../formula/formula-value.js';
import { ImpossibleValues } from '../formula/impossible-values.js';
import type { Machine } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import type { GroupArrays } from './group-arrays.js';

/** A neuron at the end of a step. */
export interface NeuronCursor {
  readonly f: Code;
  readonly at: Cursor;
  readonly step: I32;
  /** the lets of the event under way, by slot */
  readonly locals?: ReadonlyMap<number, Local<F64>>;
  /** how often the event happened to the neuron in the step before; absent: never */
  readonly occasion?: I32;
}

export class NeuronReader {
  readonly l = new Lanes();
  readonly read: Read;
  private readonly impossible = new ImpossibleValues(this.l);

  /** `h` in ms. */
  constructor(
    private readonly machine: Machine,
    private readonly group: GroupPlan,
    private readonly arrays: GroupArrays,
    private readonly h: number,
    private readonly cursor: NeuronCursor
  ) {
    this.read = Object.assign((variable: Variable) => this.variable(variable), {
      list: (values: ListValue) =>
        this.array(`list ${addressOf(arrays.lists.each(values, group.size))}`, arrays.lists.each(values, group.size)),
      entry: (values: ListValue, index: Value, when?: Value) =>
        arrays.lists.entry(values, index, this.l, machine, mask => this.impossible.note(mask, when)),
      draw: (draw: Draw, args: readonly Value[], when?: Value) => this.drawn(draw, args, when)
    });
  }

  /** A number, once `failed` has seen to entries that are not there. */
  number(value: Value, failed: () => void): F64 {
    const { impossible } = this;
    const { f } = this.cursor;
    const emitter = new LaneEmitter(f, false, this.arrays.lists.functionNumber(this.machine), [
      ...impossible.roots,
      value
    ]);
    impossible.check(f, emitter, failed);
    return emitter.number(value);
  }

  /** The same of a formula. */
  evaluated(formula: Formula, failed: () => void): F64 {
    return this.number(this.value(formula), failed);
  }

  value(formula: Formula): Value {
    return valueOf(formula, this.l, this.read);
  }

  array(key: string, values: Float64Array): Value {
    return this.l.leaf(key, () => column(values).at(this.cursor.at));
  }

  private drawn(draw: Draw, args: readonly Value[], when: Value | undefined): Value {
    const {
      l,
      arrays: { seed },
      cursor: { at, step, occasion }
    } = this;
    const place = {
      seed,
      element: l.leaf('index', () => at.number.toF64()),
      step: l.leaf('step', () => step.toF64()),
      ...(occasion ? { occasion: l.leaf('occasion', () => occasion.and(lastOccasion).toF64()) } : {})
    };
    return drawnValue(draw, args, l, place, mask => this.impossible.note(mask, when));
  }

  private variable(v: Variable): Value {
    const {
      l,
      arrays,
      group,
      h,
      cursor: { at, step, locals }
    } = this;
    switch (v.of) {
      case 'state':
        return this.array(`state ${v.slot}`, arrays.states[v.slot]!);
      case 'parameter':
        return this.array(`parameter ${v.slot}`, arrays.parameters[v.slot]!);
      case 'input':
        return group.inputs[v.slot]!.driven ? this.array(`input ${v.slot}`, arrays.inputs[v.slot]!) : l.f64(0);
      case 'time':
        return l.leaf('time', () => step.toF64().times(h));
      case 'local':
        return l.leaf(`local ${v.slot}`, () => locals!.get(v.slot)!);
      case 'index':
        return l.leaf('index', () => at.number.toF64());
      case 'noise':
        return withoutCode(`A ${v.of} of ${group.name} at a spike`);
    }
  }
}
