// Which neurons of a group each thread carries.
import { column, type Code, type I32, type Variable } from '../code/index.js';
import type { Arena } from '../memory/arena.js';

/** Ranges begin at multiples of this, as random numbers and lanes do. */
const together = 8;

export class Ranges {
  /** thread t has neurons bounds[t] .. bounds[t + 1] - 1; the last bound is even, so that lanes come in pairs */
  readonly bounds: Uint32Array;

  /** `undivided`: the first thread carries all neurons. */
  constructor(
    readonly size: number,
    readonly threads: number,
    arena: Arena,
    undivided = false
  ) {
    this.bounds = arena.u32(threads + 1);
    const last = size + (size % 2);
    for (let thread = 1; thread < threads; thread++)
      this.bounds[thread] = undivided
        ? last
        : Math.min(last, Math.round((size * thread) / threads / together) * together);
    this.bounds[threads] = last;
  }

  /** The first neuron of a thread. */
  first(thread: I32): I32 {
    return column(this.bounds).at(thread);
  }

  /** The neuron behind the last of a thread, by pairs: there may be one more than there are neurons. */
  end(thread: I32): I32 {
    return column(this.bounds).at(thread, 1);
  }

  /** The neuron behind the last of a thread. */
  realEnd(f: Code, thread: I32): Variable<I32> {
    return f.smaller(this.end(thread), this.size);
  }

  most(thread: number): number {
    return this.bounds[thread + 1]! - this.bounds[thread]!;
  }
}
