// What formulas of synapses read, in generated code: numbers of the synapse, of the neurons at both ends, and the time.
import { mentions, type Formula, type SynapseProgram, type Variable } from '../../../2-plan/index.js';
import type { Making } from '../../reference/synapses/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { Unsupported, type Read } from '../formula/formula-value.js';
import type { Lanes, Value } from '../lanes/index.js';
import { addressOf } from '../memory/arena.js';

/** The synapse that code looks at. */
export interface Here {
  readonly synapse: Local;
  readonly post: Local;
  /** where formulas mention the neuron before the synapse */
  readonly pre?: Local;
  /** ms */
  readonly time: Local;
}

export class SynapseVariables {
  constructor(private readonly b: FunctionBuilder, private readonly made: Making, private readonly here: Here) {}

  /** `own`: states and locals of the synapse itself. */
  read(l: Lanes, own: (variable: Variable) => Value | undefined = () => undefined): Read {
    return variable => {
      const known = variable.side === 'own' ? own(variable) : undefined;
      return known ?? l.leaf(`${variable.side} ${variable.of} ${variable.slot}`, () => this.push(variable));
    };
  }

  /** Puts a number of this synapse onto the stack. */
  pushOwn(values: Float64Array): FunctionBuilder {
    return this.b.get(this.here.synapse).i32(3).op('i32.shl').memory('f64.load', addressOf(values));
  }

  private push({ of, side, slot }: Variable): void {
    const { b, here, made: { from, to, values } } = this;
    if (of === 'time') b.get(here.time);
    else if (side === 'own' && of === 'parameter') this.pushOwn(values.parameters[slot]!);
    else if (side === 'own' && of === 'index') b.get(here.synapse).op('f64.convert_i32_u');
    else if (side === 'own') throw new Unsupported(of);
    else {
      const { values: { states, parameters } } = side === 'pre' ? from : to, neuron = side === 'pre' ? here.pre! : here.post;
      if (of === 'index') return void b.get(neuron).op('f64.convert_i32_u');
      if (of !== 'state' && of !== 'parameter') throw new Unsupported(of);
      b.get(neuron).i32(3).op('i32.shl').memory('f64.load', addressOf((of === 'state' ? states : parameters)[slot]!));
    }
  }
}

export const mentionsPre = (formulas: readonly Formula[]): boolean => formulas.some(formula => mentions(formula, v => v.side === 'pre'));

/** Whether formulas look at neurons before synapses as they are at the moment: those of other threads, too. */
export const watchesPre = (formulas: readonly Formula[]): boolean => formulas.some(formula => mentions(formula, v => v.side === 'pre' && v.of === 'state'));

/** All that is evaluated at events, or between them. */
export const formulasOf = ({ onPre, onPost, states }: SynapseProgram): Formula[] =>
  [...[...onPre, ...onPost].map(({ value }) => value), ...states.flatMap(({ rate, drive }) => [rate, drive])];
