// Rows of synapses of which each thread has the stretch that leads to its own neurons.
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { Ranges } from '../threads/index.js';

export interface RowArrays {
  readonly rowStart: Uint32Array;
  /** ascending within a row */
  readonly targets: Uint16Array | Uint32Array;
}

export class RowsOfThreads {
  /** the stretch of thread t in row r begins at place r threads + t and ends where the next one begins */
  readonly bounds: Uint32Array;
  private readonly threads: number;

  constructor({ rowStart, targets }: RowArrays, { bounds, threads }: Ranges, arena: Arena) {
    this.threads = threads;
    const rows = rowStart.length - 1;
    const all = (this.bounds =
      threads === 1 && rowStart.buffer === arena.memory.buffer ? rowStart : arena.u32(rows * threads + 1));
    if (all === rowStart) return;
    for (let row = 0; row < rows; row++) {
      all[row * threads] = rowStart[row]!;
      for (let thread = 1; thread < threads; thread++)
        all[row * threads + thread] = firstFrom(targets, rowStart[row]!, rowStart[row + 1]!, bounds[thread]!);
    }
    all[rows * threads] = rowStart[rows]!;
  }

  /** Puts the first synapse of a thread in the row of a neuron into one local, and the one behind its last into another. */
  take(b: FunctionBuilder, neuron: Local, thread: Local, from: Local, to: Local): FunctionBuilder {
    const { threads } = this;
    const place = b.scratch('i32');
    const address = addressOf(this.bounds);
    b.get(neuron);
    if (threads > 1) b.i32(threads).op('i32.mul').get(thread).op('i32.add');
    return b
      .i32(2)
      .op('i32.shl')
      .tee(place)
      .memory('i32.load', address)
      .set(from)
      .get(place)
      .memory('i32.load', address + 4)
      .set(to);
  }
}

/** The first place from `low` up to `high` whose target is not before `target`. */
function firstFrom(targets: RowArrays['targets'], low: number, high: number, target: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (targets[middle]! < target) low = middle + 1;
    else high = middle;
  }
  return low;
}
