// What formulas of synapses read, in generated code: numbers of the synapse, of the neurons at both ends, and the time.
import {
  mentions,
  type Draw,
  type Formula,
  type ListValue,
  type SynapseProgram,
  type Variable
} from '../../../2-plan/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { drawnValue } from '../formula/drawn-value.js';
import { both, withoutCode, type Read } from '../formula/formula-value.js';
import type { FunctionNumber, Lanes, Value } from '../lanes/index.js';
import type { Machine } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import type { SynapseArrays } from './synapse-arrays.js';
import type { SynapseContext } from './synapse-context.js';

/** The synapse that code looks at. */
export interface Here {
  readonly synapse: Local;
  readonly post: Local;
  /** where formulas mention the presynaptic neuron */
  readonly pre?: Local;
  /** ms */
  readonly time: Local;
  /** of an event, and how often it came to the synapse in the step before (absent: never) */
  readonly step?: Local;
  readonly occasion?: Local;
}

export class SynapseVariables {
  constructor(
    private readonly b: FunctionBuilder,
    private readonly made: SynapseContext,
    private readonly here: Here,
    private readonly arrays: SynapseArrays,
    private readonly machine: Machine
  ) {}

  /** Those of the machine, and those that look up entries of lists. */
  get functionNumber(): FunctionNumber {
    return this.arrays.lists.functionNumber(this.machine);
  }

  /** `own`: states and locals of the synapse itself. `outside` is told where an entry is asked for that a list does not have, or a draw that cannot be. */
  read(
    l: Lanes,
    own: (variable: Variable) => Value | undefined = () => undefined,
    outside?: (mask: Value) => void
  ): Read {
    const {
      arrays: { lists, synapses },
      machine
    } = this;
    const leaf = (key: string, values: () => Float64Array): Value => l.leaf(key, () => void this.pushOwn(values()));
    const entry = (values: ListValue, index: Value, when?: Value): Value =>
      lists.entry(values, index, l, machine, mask => outside?.(both(l, when, mask)));
    const read = (variable: Variable): Value => {
      const known = variable.side === 'own' ? own(variable) : undefined;
      return known ?? l.leaf(`${variable.side} ${variable.of} ${variable.slot}`, () => this.push(variable));
    };
    return Object.assign(read, {
      distance: () => leaf('distance', () => this.arrays.distances),
      list: (values: ListValue) =>
        leaf(`list ${addressOf(lists.each(values, synapses))}`, () => lists.each(values, synapses)),
      ...(outside
        ? {
            entry,
            draw: (draw: Draw, args: readonly Value[], when?: Value) =>
              this.drawn(l, draw, args, mask => outside(both(l, when, mask)))
          }
        : {})
    });
  }

  private drawn(l: Lanes, draw: Draw, args: readonly Value[], impossible: (mask: Value) => void): Value {
    const {
      b,
      here: { synapse, step, occasion },
      made: { seed }
    } = this;
    const number = (key: string, local: Local): Value => l.leaf(key, () => void b.get(local).op('f64.convert_i32_u'));
    const place = {
      seed,
      element: number('own index 0', synapse),
      step: number('step', step!),
      ...(occasion ? { occasion: number('occasion', occasion) } : {})
    };
    return drawnValue(draw, args, l, place, impossible);
  }

  /** Puts a number of this synapse onto the stack. */
  pushOwn(values: Float64Array): FunctionBuilder {
    return this.b.get(this.here.synapse).i32(3).op('i32.shl').memory('f64.load', addressOf(values));
  }

  private push({ of, side, slot }: Variable): void {
    const {
      b,
      here,
      made: { from, to, values }
    } = this;
    if (of === 'time') b.get(here.time);
    else if (side === 'own' && of === 'parameter') this.pushOwn(values.parameters[slot]!);
    else if (side === 'own' && of === 'index') b.get(here.synapse).op('f64.convert_i32_u');
    else if (side === 'own') withoutCode(`A ${of} of ${values.plan.name} here`);
    else {
      const {
        values: { states, parameters }
      } = side === 'pre' ? from : to;
      const neuron = side === 'pre' ? here.pre! : here.post;
      if (of === 'index') return void b.get(neuron).op('f64.convert_i32_u');
      if (of !== 'state' && of !== 'parameter')
        return withoutCode(`A ${of} of a neuron at the end of ${values.plan.name}`);
      b.get(neuron)
        .i32(3)
        .op('i32.shl')
        .memory('f64.load', addressOf((of === 'state' ? states : parameters)[slot]!));
    }
  }
}

export const mentionsPre = (formulas: readonly Formula[]): boolean =>
  formulas.some(formula => mentions(formula, v => v.side === 'pre'));

/** Whether formulas look at presynaptic neurons as they are at the moment: those of other threads, too. */
export const watchesPre = (formulas: readonly Formula[]): boolean =>
  formulas.some(formula => mentions(formula, v => v.side === 'pre' && v.of === 'state'));

/** Whether the value of a formula of neurons depends on what they are at the moment. */
export const watchesOwn = (formula: Formula): boolean => mentions(formula, v => v.of === 'state' || v.of === 'input');

/** All that is evaluated at events, or between them. */
export const formulasOf = ({ onPre, onPost, states }: SynapseProgram): Formula[] => [
  ...[...onPre, ...onPost].map(({ value }) => value),
  ...states.flatMap(({ rate, drive }) => [rate, drive])
];
