// The synapses onto each neuron; those of one delay stand together where spikes of the neuron reach them one after the other.
import type { ProjectionPlan } from '../../../2-plan/index.js';
import { columnsBytes, columnsOf, type Connectivity } from '../../connect/index.js';
import type { ProgressMeter } from '../../watch/index.js';
import { column } from '../code/index.js';
import type { Machine } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { sortByDelay } from './delays-of-places.js';
import { addDelaySearch, narrow } from './stretch.js';
import type { WalkCode } from './walk-code.js';

export class NumberedColumns {
  private readonly start: Uint32Array;
  /** absent where places are numbers */
  private readonly synapse?: Uint32Array;
  private readonly delays?: Uint32Array;
  private search?: number;

  /** `delays` by synapse, or of all, where spikes of the target reach its synapses after them. Throws Cancelled. */
  constructor(connectivity: Connectivity, arena: Arena, delays?: number | Uint32Array, progress?: ProgressMeter) {
    const { start, synapse } = columnsOf(connectivity);
    this.start = arena.copy(start);
    if (typeof delays !== 'object') {
      if (synapse) this.synapse = arena.copy(synapse);
      return;
    }
    this.synapse = arena.copy(synapse ?? Uint32Array.from({ length: connectivity.synapses }, (_, i) => i));
    this.delays = arena.copy(sortByDelay(start, delays, this.synapse, undefined, progress));
  }

  /** Whether places are the numbers of synapses. */
  get areNumbers(): boolean {
    return this.synapse === undefined;
  }

  /** Adds a function that others call. Before `take`. */
  addSearch(machine: Machine): void {
    if (this.delays) this.search = addDelaySearch(machine, this.delays);
  }

  /** Sets the places to those of the synapses onto the neuron. */
  take({ f, neuron, at, end, delay }: Pick<WalkCode, 'f' | 'neuron' | 'at' | 'end'> & Partial<WalkCode>): void {
    const start = column(this.start);
    at.set(start.at(neuron));
    end.set(start.at(neuron, 1));
    if (this.search !== undefined && delay) narrow(f, this.search, at, end, delay);
  }

  /** Sets the number of the synapse. */
  find({ at, synapse }: Pick<WalkCode, 'at' | 'synapse'>): void {
    synapse.set(this.synapse ? column(this.synapse).at(at) : at);
  }
}

/** Bytes of these columns. `late`: spikes of the target reach its synapses after delays that differ. */
export const numberedColumnsBytes = ({ recipe, expectedSynapses }: ProjectionPlan, late: boolean): number =>
  columnsBytes(recipe, expectedSynapses) + (late ? (recipe.lists.post ? 4 : 8) * expectedSynapses : 0);
