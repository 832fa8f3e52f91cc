// What formulas of one neuron read, one number at a time, from the memory of the kernel.
import type { Draw, Formula, GroupPlan, ListValue, Variable } from '../../../2-plan/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { drawnValue } from '../formula/drawn-value.js';
import { both, valueOf, withoutCode, type Read } from '../formula/formula-value.js';
import { LaneEmitter, Lanes, type Value } from '../lanes/index.js';
import type { Machine } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import type { GroupArrays } from './group-arrays.js';

/** A neuron at the end of a step; `h` in ms. */
export interface NeuronCursor {
  readonly b: FunctionBuilder;
  /** 8 times the number of the neuron */
  readonly at: Local;
  readonly step: Local;
  /** the lets of the event under way, by slot */
  readonly locals?: ReadonlyMap<number, Local>;
  /** how often the event happened to the neuron in the step before; absent: never */
  readonly occasion?: Local;
}

export class NeuronReader {
  readonly l = new Lanes();
  readonly read: Read;
  /** where an entry is looked for that a list does not have, or something is drawn that cannot be */
  private outside?: Value;

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
        arrays.lists.entry(values, index, this.l, machine, mask => this.noteOutside(both(this.l, when, mask))),
      draw: (draw: Draw, args: readonly Value[], when?: Value) => this.drawn(draw, args, when)
    });
  }

  /** Puts values onto the stack in their order, once `failed` has seen to entries that are not there. */
  push(values: readonly Value[], failed: () => void): void {
    const { b } = this.cursor;
    const { outside } = this;
    const roots = [...(outside ? [outside] : []), ...values];
    const emitter = new LaneEmitter(b, false, this.arrays.lists.functionNumber(this.machine), roots);
    if (outside) {
      emitter.push(outside);
      b.if(failed);
    }
    values.forEach(value => emitter.push(value));
  }

  value(formula: Formula): Value {
    return valueOf(formula, this.l, this.read);
  }

  array(key: string, values: Float64Array): Value {
    return this.l.leaf(key, b => void b.get(this.cursor.at).memory('f64.load', addressOf(values)));
  }

  private drawn(draw: Draw, args: readonly Value[], when: Value | undefined): Value {
    const {
      l,
      arrays: { seed },
      cursor: { at, step, occasion }
    } = this;
    const number = (key: string, push: (b: FunctionBuilder) => unknown): Value =>
      l.leaf(key, b => {
        push(b);
        b.op('f64.convert_i32_u');
      });
    const place = {
      seed,
      element: number('index', b => b.get(at).i32(3).op('i32.shr_u')),
      step: number('step', b => b.get(step)),
      ...(occasion ? { occasion: number('occasion', b => b.get(occasion).i32(65535).op('i32.and')) } : {})
    };
    return drawnValue(draw, args, l, place, mask => this.noteOutside(both(l, when, mask)));
  }

  private noteOutside(mask: Value): void {
    this.outside = this.outside ? this.l.op('or', this.outside, mask) : mask;
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
        return l.leaf('time', b => void b.get(step).op('f64.convert_i32_u').f64(h).op('f64.mul'));
      case 'local':
        return l.leaf(`local ${v.slot}`, b => void b.get(locals!.get(v.slot)!));
      case 'index':
        return l.leaf('index', b => void b.get(at).i32(3).op('i32.shr_u', 'f64.convert_i32_u'));
      case 'noise':
        return withoutCode(`A ${v.of} of ${group.name} at a spike`);
    }
  }
}
