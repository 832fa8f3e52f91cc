// What is done for one of two neurons whose rate says that it may fire, in the loop over pairs.
import { column, type Code, type Cursor, type F64x2, type I32, type Variable } from '../code/index.js';
import type { Machine } from '../machine.js';
import type { FireFunctions } from './fire-code.js';
import type { StepVariables } from './firing-pass.js';
import type { GroupArrays } from './group-arrays.js';
import type { WrongKind } from './wrong-neurons.js';

/** Of a rate: bits of the lanes in which it cannot be, and what is expected of a step (rate h). */
export interface KeptRate {
  readonly impossible: Variable<I32>;
  readonly expected: Variable<F64x2>;
}

/** Of the function that carries the group. */
export interface Pair {
  readonly at: Cursor;
  readonly arrays: GroupArrays;
  readonly machine: Machine;
  readonly functions: FireFunctions;
  readonly variables: StepVariables;
  readonly unsound: Variable<F64x2>;
}

export class FiredCode {
  constructor(
    private readonly f: Code,
    private readonly pair: Pair,
    private readonly rate: KeptRate
  ) {}

  /** Unless something went wrong before: what the neuron does then must not hide that. */
  add(lane: 0 | 1): void {
    const { f, rate } = this;
    const {
      at,
      arrays: { silenced, log, wrong },
      functions: { fire, hold },
      variables: { step, thread, out },
      unsound
    } = this.pair;
    const neuron = at.plus(lane);
    f.block(done => {
      f.leave(done, unsound.differs(0).any());
      const spoilt = (kind: WrongKind): void => {
        wrong.note(f, step, thread, neuron, kind);
        unsound.set(NaN);
        f.leave(done);
      };
      f.if(rate.impossible.and(1 << lane), () => spoilt('spikes'));
      f.leave(done, this.isDrawn(rate, lane).not());
      f.if(f.callF64(fire, neuron.bytes, step, out, 0).differs(0), () => spoilt('reset'));
      if (hold !== undefined) f.if(f.callI32(hold, neuron.bytes, step), () => spoilt('refractory'));
      if (silenced) f.leave(done, column(silenced).at(at, lane));
      log.passed(out);
    });
  }

  /** Whether its uniform number is below 1 - exp(-expected). */
  private isDrawn({ expected }: KeptRate, lane: 0 | 1): I32 {
    const { f } = this;
    const { at, arrays, machine } = this.pair;
    const rest = f.callF64(machine.functionNumber('expm1', false), expected.lane(lane).negated());
    return column(arrays.uniforms!.values).at(at, lane).isBelow(rest.negated());
  }
}
