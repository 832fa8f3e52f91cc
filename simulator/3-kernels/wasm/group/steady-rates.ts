// Rates of encoders without states: they stay what they are as long as nothing changes from outside, and most of them are 0. They are worked
// out in the first step of a call; of blocks of neurons that all are silent nothing is drawn.
import { parts, type GroupPlan } from '../../../2-plan/index.js';
import { column, type Code, type Cursor, type I32, type MovingCursor, type Variable } from '../code/index.js';
import type { Arena } from '../memory/arena.js';

/** Neurons of a block: random numbers come in eights, and ranges of threads begin with them. */
const block = 8;

/** Whether rates follow from parameters and inputs alone. */
export const hasSteadyRates = ({ spike, states, presentations }: GroupPlan): boolean =>
  spike?.kind === 'rate' &&
  states.length === 0 &&
  presentations !== undefined &&
  [...parts(spike.rate)].every(part =>
    part.kind === 'variable'
      ? ['parameter', 'input', 'index', 'frozen'].includes(part.of)
      : !['draw', 'entry'].includes(part.kind)
  );

export class SteadyRates {
  /** by neuron, in pairs */
  readonly values: Float64Array;
  /** by block, not 0 where a rate is not 0 */
  private readonly asked: Uint8Array;

  constructor(size: number, arena: Arena) {
    this.values = arena.f64(2 * Math.ceil(size / 2));
    this.asked = arena.u8(Math.ceil(size / block));
  }

  /** Notes for the pair at a cursor, which goes through all of a thread, whether its rates are 0. `any` is kept from pair to pair. */
  note(at: Cursor, notZero: I32, any: Variable<I32>): void {
    any.set(
      at.number
        .and(block - 1)
        .choose(any, 0)
        .plus(notZero)
    );
    column(this.asked).at(this.blockOf(at)).set(any);
  }

  /** Visits stretches of blocks that are asked for, `at` their first neuron, up to `end`. */
  each(f: Code, at: MovingCursor, end: Cursor, visit: (end: MovingCursor) => void): void {
    const last = f.cursor();
    const isBehind = (cursor: Cursor): I32 => cursor.bytes.isAtLeast(end.bytes);
    f.until(isBehind(at), () => {
      last.set(at.plus(block));
      f.if(column(this.asked).at(this.blockOf(at)), () => {
        f.until(isBehind(last), over => {
          f.leave(over, column(this.asked).at(this.blockOf(last)).not());
          last.set(last.plus(block));
        });
        f.smaller(last.bytes, end.bytes, last.bytes);
        visit(last);
      });
      at.set(last);
    });
  }

  private blockOf(at: Cursor): I32 {
    return at.number.shiftedRight(Math.log2(block));
  }
}

/** Bytes of these. */
export const steadyRatesBytes = (size: number): number => 16 * Math.ceil(size / 2) + Math.ceil(size / block);
