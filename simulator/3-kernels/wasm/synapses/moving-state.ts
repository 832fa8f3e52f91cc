// A state of synapses between events, in generated code: x(t + n h) = x + (rate x + drive) · growth(n), as the reference has it.
import { isNumber } from '../../../2-plan/index.js';
import type { Kept } from '../../network/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { valueOf } from '../formula/formula-value.js';
import { LaneEmitter, Lanes, type Value } from '../lanes/index.js';
import type { Arena } from '../memory/arena.js';
import { Growth } from './growths.js';
import type { SynapseVariables } from './synapse-variables.js';

export class MovingState {
  /** the table of a rate that is the same for all synapses */
  private readonly growth?: Growth;

  /** `h`: the step in ms. */
  constructor(
    private readonly kept: Kept,
    private readonly h: number,
    arena: Arena
  ) {
    const { rate } = kept.plan;
    if (this.moves && isNumber(rate)) this.growth = new Growth(rate.value, 0, h, arena);
  }

  /** false for a state that only events change */
  get moves(): boolean {
    return this.kept.advanced !== undefined;
  }

  /** Puts onto the stack what `x` is after some steps (i32). */
  pushAdvanced(b: FunctionBuilder, x: Local, elapsed: Local, variables: SynapseVariables): void {
    const { functionNumber } = variables;
    const {
      growth,
      kept: {
        plan: { rate, drive }
      }
    } = this;
    const l = new Lanes();
    const read = variables.read(l);
    const a = valueOf(rate, l, read);
    const now = l.leaf('x', () => void b.get(x));
    const grown = growth
      ? l.leaf('growth', () => growth.push(b, elapsed, functionNumber))
      : this.growthAt(a, elapsed, l, b);
    const value = l.op('add', now, l.op('mul', l.op('add', l.op('mul', a, now), valueOf(drive, l, read)), grown));
    new LaneEmitter(b, false, functionNumber, [value]).push(value);
  }

  private growthAt(rate: Value, elapsed: Local, l: Lanes, b: FunctionBuilder): Value {
    const time = l.op(
      'mul',
      l.leaf('steps', () => void b.get(elapsed).op('f64.convert_i32_u')),
      l.f64(this.h)
    );
    return l.op(
      'select',
      l.op('eq', rate, l.f64(0)),
      time,
      l.op('div', l.call('expm1', l.op('mul', rate, time)), rate)
    );
  }
}
