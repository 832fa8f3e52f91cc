// Which neurons of a group each thread carries.
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';

/** Ranges begin at multiples of this, as random numbers and lanes do. */
const together = 8;

export class Ranges {
  /** thread t has neurons bounds[t] .. bounds[t + 1] - 1; the last bound is even, so that lanes come in pairs */
  readonly bounds: Uint32Array;

  constructor(
    readonly size: number,
    readonly threads: number,
    arena: Arena
  ) {
    this.bounds = arena.u32(threads + 1);
    for (let thread = 1; thread < threads; thread++)
      this.bounds[thread] = Math.min(size + (size % 2), Math.round((size * thread) / threads / together) * together);
    this.bounds[threads] = size + (size % 2);
  }

  /** Puts the first neuron of a thread onto the stack. */
  pushFrom(b: FunctionBuilder, thread: Local): FunctionBuilder {
    return b.get(thread).i32(2).op('i32.shl').memory('i32.load', addressOf(this.bounds));
  }

  /** Puts the neuron behind the last of a thread onto the stack. */
  pushTo(b: FunctionBuilder, thread: Local): FunctionBuilder {
    return b
      .get(thread)
      .i32(2)
      .op('i32.shl')
      .memory('i32.load', addressOf(this.bounds) + 4);
  }

  most(thread: number): number {
    return this.bounds[thread + 1]! - this.bounds[thread]!;
  }
}
