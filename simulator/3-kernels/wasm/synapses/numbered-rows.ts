// Rows of synapses that know their numbers, and that each thread can take its stretch of; those of one delay stand together where delays differ
// within a row.
import type { ProjectionPlan } from '../../../2-plan/index.js';
import { rowsBytes, rowsOf, type Connectivity } from '../../connect/index.js';
import type { ProgressMeter } from '../../watch/index.js';
import { column, type I32 } from '../code/index.js';
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
  /** by neuron, where the synapses of each row have one delay */
  private readonly delaysOfRows?: Uint32Array;
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
    const ofRows = typeof delays === 'object' ? delaysOfRows(rowStart, delays, synapse!) : undefined;
    if (ofRows) this.delaysOfRows = arena.copy(ofRows);
    else if (typeof delays === 'object')
      this.delays = arena.copy(sortByDelay(this.ofThreads.bounds, delays, synapse!, targets, progress));
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
    const may = this.mayHave(neuron, delay);
    if (may) end.set(may.choose(end, at));
  }

  /** Whether spikes of a neuron can reach synapses after a delay; undefined where each of them has to be asked. */
  mayHave(neuron: I32, delay: I32): I32 | undefined {
    return this.delaysOfRows && column(this.delaysOfRows).at(neuron).equals(delay);
  }

  /** Sets the number of the synapse and its target. */
  find({ at, synapse, other }: WalkCode): void {
    synapse.set(column(this.synapse).at(at));
    other.set(column(this.targets).at(at));
  }
}

/** By row, 0 where it is empty; undefined where synapses of a row have several delays. */
function delaysOfRows(rowStart: Uint32Array, delays: Uint32Array, synapse: Uint32Array): Uint32Array | undefined {
  const ofRows = new Uint32Array(rowStart.length - 1);
  for (let row = 0; row < ofRows.length; row++) {
    const [from, to] = [rowStart[row]!, rowStart[row + 1]!];
    if (from < to) ofRows[row] = delays[synapse[from]!]!;
    for (let at = from; at < to; at++) if (delays[synapse[at]!] !== ofRows[row]) return undefined;
  }
  return ofRows;
}

/** Bytes of these rows. `late`: spikes of the row reach its synapses after delays that differ. */
export const numberedRowsBytes = ({ recipe, expectedSynapses }: ProjectionPlan, late: boolean): number =>
  rowsBytes(recipe, expectedSynapses, true) + (late ? 4 * expectedSynapses : 0);
