// A state of synapses between events, in generated code: x(t + n h) = x + (rate x + drive) · growth(n), as the reference has it.
import { isNumber } from '../../../2-plan/index.js';
import type { Kept } from '../../network/index.js';
import { LaneEmitter, Lanes, type Code, type F64, type I32, type Variable } from '../code/index.js';
import { valueOf } from '../formula/formula-value.js';
import type { Arena } from '../memory/arena.js';
import { grown, growthOver, slope } from '../program/growth.js';
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

  /** What `x` is after some steps. */
  after(f: Code, x: Variable<F64>, elapsed: Variable<I32>, variables: SynapseVariables): F64 {
    const { functionNumber } = variables;
    const { growth, h } = this;
    const { rate, drive } = this.kept.plan;
    const l = new Lanes();
    const read = variables.read(l);
    const a = valueOf(rate, l, read);
    const now = l.leaf('x', () => x);
    const time = (): F64 => elapsed.toF64();
    const factor = growth
      ? l.leaf('growth', () => growth.factor(f, elapsed, functionNumber))
      : growthOver(l, a, l.op('mul', l.leaf('steps', time), l.f64(h)));
    const value = grown(l, now, slope(l, now, a, valueOf(drive, l, read)), factor);
    return new LaneEmitter(f, false, functionNumber, [value]).number(value);
  }
}
