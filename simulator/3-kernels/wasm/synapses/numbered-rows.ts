// Rows of synapses that know their numbers, and that each thread can take its stretch of; those of one delay stand together where delays differ.
import type { ProjectionPlan } from '../../../2-plan/index.js';
import { rowsBytes, rowsOf, type Connectivity } from '../../connect/index.js';
import type { ProgressMeter } from '../../watch/index.js';
import { column } from '../code/index.js';
import type { Machine } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import type { Ranges } from '../threads/index.js';
import { sortByDelay } from './delays-of-places.js';
import { RowsOfThreads } from './rows-of-threads.js';
import { addDelaySearch, narrow } from './stretch.js';
import type { WalkCode } from './walk-code.js';

export class NumberedRows {
  private readonly ofThreads: RowsOfThreads;
  private readonly synapse: Uint32Array;
  private readonly targets: Uint16Array | Uint32Array;
  private readonly delays?: Uint32Array;
  private search?: number;

  /** `delays` by synapse, or of all, where spikes of the row reach its synapses after them. Throws Cancelled. */
  constructor(
    connectivity: Connectivity,
    ranges: Ranges,
    arena: Arena,
    delays: number | Uint32Array | undefined,
    progress: ProgressMeter
  ) {
    const { rowStart, targets, synapse } = rowsOf(connectivity, true, undefined, progress);
    this.ofThreads = new RowsOfThreads({ rowStart, targets }, ranges, arena);
    const sorted =
      typeof delays !== 'object' ? undefined : sortByDelay(this.ofThreads.bounds, delays, synapse!, targets, progress);
    if (sorted) this.delays = arena.copy(sorted);
    this.synapse = arena.copy(synapse!);
    this.targets = arena.copy(targets);
  }

  /** Adds a function that others call. Before `take`. */
  addSearch(machine: Machine): void {
    if (this.delays) this.search = addDelaySearch(machine, this.delays);
  }

  /** Sets the places to those of the thread in the row of the neuron. */
  take({ f, neuron, thread, at, end, delay }: WalkCode): void {
    this.ofThreads.take(f, neuron, thread, at, end);
    if (this.search !== undefined) narrow(f, this.search, at, end, delay);
  }

  /** Sets the number of the synapse and its target. */
  find({ at, synapse, other }: WalkCode): void {
    synapse.set(column(this.synapse).at(at));
    other.set(column(this.targets).at(at));
  }
}

/** Bytes of these rows. `late`: spikes of the row reach its synapses after delays that differ. */
export const numberedRowsBytes = ({ recipe, expectedSynapses }: ProjectionPlan, late: boolean): number =>
  rowsBytes(recipe, expectedSynapses, true) + (late ? 4 * expectedSynapses : 0);
