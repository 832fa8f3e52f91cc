// Rows of synapses of which each thread has the stretch that leads to its own neurons.
import { Layout, Records, type Code, type I32, type Variable } from '../code/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { Ranges } from '../threads/index.js';

export interface RowArrays {
  readonly rowStart: Uint32Array;
  /** ascending within a row */
  readonly targets: Uint16Array | Uint32Array;
}

/** A bound, and the one behind it. */
const boundLayout = new Layout({ from: 'i32', next: 'i32' });

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

  /** Sets one variable to the first synapse of a thread in the row of a neuron, and another to the one behind its last. */
  take(f: Code, neuron: I32, thread: I32, from: Variable<I32>, to: Variable<I32>): void {
    const bounds = new Records(boundLayout, addressOf(this.bounds), 4);
    const own = this.threads > 1 ? neuron.times(this.threads).plus(thread) : neuron;
    const bound = bounds.behind(f.keep(bounds.distance(own)));
    from.set(bound.field('from'));
    to.set(bound.field('next'));
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
