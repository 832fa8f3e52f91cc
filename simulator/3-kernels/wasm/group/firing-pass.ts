// A walk over neurons of a thread after all of them were carried over a step: those that fire do what they do.
import { draws, type GroupPlan } from '../../../2-plan/index.js';
import { firesOften } from '../../values/index.js';
import type { FunctionBuilder, Label, Local } from '../encode/index.js';
import type { Machine } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import type { FireFunctions } from './fire-code.js';
import type { GroupArrays } from './group-arrays.js';
import { NeuronReader } from './neuron-reader.js';
import type { WrongKind } from './wrong-neurons.js';

/** Locals of the function that carries a group over a step. */
export interface StepLocals {
  readonly step: Local;
  readonly thread: Local;
  /** where the spikes of the step begin in the log, and where the next one goes */
  readonly begin: Local;
  readonly out: Local;
}

export class FiringPass {
  /** 8 times the number of the neuron that is looked at */
  readonly at: Local;
  readonly step: Local;
  readonly thread: Local;
  private readonly end: Local;
  /** how often the neuron that is looked at fired in the step before, where that matters */
  private readonly occasion?: Local;

  /** `h` in ms. */
  constructor(
    readonly b: FunctionBuilder,
    readonly machine: Machine,
    readonly group: GroupPlan,
    readonly arrays: GroupArrays,
    readonly h: number,
    private readonly functions: FireFunctions,
    private readonly locals: StepLocals
  ) {
    [this.at, this.end] = [b.local('i32'), b.local('i32')];
    [this.step, this.thread] = [locals.step, locals.thread];
    if (firesOften(group.spike) && group.onSpike.some(({ value }) => draws(value))) this.occasion = b.local('i32');
  }

  /** Visits the neurons of the thread, ascending; `next` ends a visit. */
  eachNeuron(visit: (next: Label) => void): void {
    const {
      b,
      at,
      end,
      thread,
      arrays: { ranges },
      occasion
    } = this;
    ranges.pushFrom(b, thread).i32(3).op('i32.shl').set(at);
    ranges
      .pushTo(b, thread)
      .i32(3)
      .op('i32.shl')
      .tee(end)
      .i32(8 * this.group.size)
      .get(end)
      .i32(8 * this.group.size)
      .op('i32.lt_u', 'select')
      .set(end);
    b.count(
      at,
      () => b.get(end),
      () => {
        if (occasion) b.i32(0).set(occasion);
        b.block(visit);
      },
      8
    );
  }

  /** Puts onto the stack whether the neuron is not refractory. */
  isFree(): FunctionBuilder {
    const { b, at, step } = this;
    return b
      .get(step)
      .op('f64.convert_i32_u')
      .get(at)
      .memory('f64.load', addressOf(this.arrays.heldUntil))
      .op('f64.gt');
  }

  reader(): NeuronReader {
    const { b, at, step } = this;
    return new NeuronReader(this.machine, this.group, this.arrays, this.h, { b, at, step });
  }

  /** The neuron fires once. */
  fire(): void {
    const {
      b,
      at,
      step,
      thread,
      locals: { begin, out },
      arrays: { log, silenced },
      functions,
      occasion
    } = this;
    log.pushReserve(b, thread, begin, out, () => this.wrong('room'));
    b.get(at).get(step).get(out);
    if (occasion) b.get(occasion);
    else b.i32(0);
    b.call(functions.fire)
      .f64(0)
      .op('f64.ne')
      .if(() => this.wrong('reset'));
    if (occasion) b.get(occasion).i32(1).op('i32.add').set(occasion);
    const heard = (): void => void b.get(out).i32(4).op('i32.add').set(out);
    if (silenced) b.get(at).i32(3).op('i32.shr_u').memory('i32.load8_u', addressOf(silenced)).op('i32.eqz').if(heard);
    else heard();
  }

  /** After the last spike of the neuron at this moment. */
  hold(): void {
    const { b, at, step, functions } = this;
    if (functions.hold !== undefined)
      b.get(at)
        .get(step)
        .call(functions.hold)
        .if(() => this.wrong('refractory'));
  }

  /** Ends the step with a reason. */
  wrong(kind: WrongKind): void {
    const { b, at, step, thread } = this;
    b.get(at);
    this.arrays.wrong.note(b, step, thread, kind, this.occasion);
    b.i32(1).op('return');
  }
}
