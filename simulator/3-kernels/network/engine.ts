// What a backend gives a network: its parts, and how they are carried on. Types alone.
import type { MemoryItem, SynapseValue } from '../../2-plan/index.js';
import type { Connectivity } from '../connect/index.js';
import type { GrowingArray } from '../growing/index.js';
import type { Saved } from '../values/index.js';
import type { GroupState } from './group-state.js';
import type { LostSpikes } from './lost-spikes.js';

export interface Engine {
  readonly backend: string;
  /** that carry the network on, the one that asks for it included */
  readonly threads: number;
  /** in the order of the plan */
  readonly groups: readonly Neurons[];
  readonly projections: readonly Synapses[];
  /** in the order of the projections: of those that lose spikes for all synapses of a neuron */
  readonly losses: readonly (Loss | undefined)[];
  /** what the parts take, where that is known */
  readonly bytes?: readonly MemoryItem[];
  /**
   * Carries the network on to the end of step `end`: the clock always shows the last whole step, and the spikes of whole steps are
   * appended to the lists, one a group. Throws NetworkError, Cancelled.
   */
  carry(end: number, spikes: readonly SpikeList[]): void;
  /** Sets what drives the neurons in the next step, since their states or the clock were changed. Throws NetworkError. */
  drive(): void;
  /** Lets go of the workers. */
  end?(): void;
}

/** What a projection loses of the spikes of its neurons. */
export interface Loss {
  readonly lost: LostSpikes;
  /** of what is on its way after step `step`; absent: that is known to be lost */
  save?(step: number): Saved;
}

/** Sorted by step of the experiment, then neuron. */
export interface SpikeList {
  readonly steps: GrowingArray<Float64Array>;
  readonly neurons: GrowingArray<Uint32Array>;
}

/** The neurons of one group. */
export interface Neurons {
  readonly state: GroupState;
  save(): Saved;
}

/** The synapses of one projection. */
export interface Synapses {
  readonly synapses: number;
  /** kept where synapses are recorded or have states of their own */
  readonly connectivity?: Connectivity;
  /** initial values again at the end of step `step` for states that are no weight; nothing is under way any more */
  clear?(step: number): void;
  /** carries states that wait for an event on to the end of step `step`; absent where none do */
  settle?(step: number): void;
  /** sets a state of all synapses at the end of step `step`, in canonical order; absent where they have none */
  write?(slot: number, values: Float64Array, step: number): void;
  /** before what changes weights is frozen, or not any more: what waits happens as it would have; absent where nothing does */
  beforeFreezing?(): void;
  /** absent where they have no state */
  save?(): Saved;
  /** a value of each synapse at the end of step `step`, in canonical order; changes nothing */
  read(value: SynapseValue, step: number, visit: (synapse: number, value: number) => void): void;
}
