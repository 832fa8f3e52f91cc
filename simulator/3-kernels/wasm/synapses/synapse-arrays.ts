// What formulas of synapses need beside parameters and states, in the memory of the kernel: lists, and how far neurons are apart.
import { eachStretch, type Connectivity } from '../../connect/index.js';
import type { SignalCourse } from '../../network/index.js';
import type { SynapseValues } from '../../values/index.js';
import { PlacedLists } from '../group/placed-lists.js';
import type { Arena } from '../memory/arena.js';

export class SynapseArrays {
  readonly lists: PlacedLists;
  private known?: Float64Array;

  constructor(
    private readonly connectivity: Connectivity,
    private readonly values: SynapseValues,
    private readonly arena: Arena,
    /** by slot: sums over the synapses onto each neuron */
    readonly totals: readonly Float64Array[] = [],
    /** of a signal that all synapses share */
    readonly course?: SignalCourse
  ) {
    this.lists = new PlacedLists(arena);
  }

  get synapses(): number {
    return this.connectivity.synapses;
  }

  /** Of each synapse, worked out when it is first asked for. */
  get distances(): Float64Array {
    return (this.known ??= this.measured());
  }

  private measured(): Float64Array {
    const { connectivity, values } = this;
    const distances = this.arena.f64(connectivity.synapses);
    const column = values.column({ kind: 'distance' });
    eachStretch(connectivity, stretch => distances.set(column(stretch).subarray(0, stretch.length), stretch.number[0]));
    return distances;
  }
}
