// What every backend is to a run: a network at one moment, which can be carried on by whole steps and looked at. Types alone.
import type { ThreadPool } from './thread-pool.js';
import type { Fault } from '../1-model/index.js';
import type { LearntPlan, MemoryItem, Plan, ShownSpikes } from '../2-plan/index.js';

/** A network ready to run, at step 0 after `emit`. One run owns it; it holds all the state there is. */
export interface Kernels {
  readonly backend: string;
  /** that carry it on, the one that calls `advance` included */
  readonly threads: number;
  /** number of synapses of each projection of the plan, in its order; 0 where none are made (`independent`) */
  readonly synapses: readonly number[];
  /** what the parts of the network take as they are held, in bytes; absent where that is not known */
  readonly bytes?: readonly MemoryItem[];
  /**
   * Carries the network on by up to `steps` whole steps; fewer where it was cancelled or something went wrong. An unfinished
   * step leaves no spikes, and after it nothing else may be asked. Never throws for a user's mistake.
   */
  advance(steps: number): Advance;
  /** What encoders read from now on: the groups that are not named read nothing. Throws NetworkError. */
  present(shown: readonly Shown[]): void;
  /**
   * What is lost of the spikes of the next steps where connections lose so many of a presentation, which these are: the neurons
   * that send them are carried over it before. 0: nothing is presented, and so nothing is lost. What goes wrong ends the run as in `advance`.
   */
  foresee(steps: number): Pick<Advance, 'ended' | 'faults'>;
  /** Initial values again for the states of these groups and of the synapses onto them, but not for weights; what is under way to them is lost. */
  clear(groups: readonly number[]): void;
  /** The flags of groups that freeze what belongs to them are set, or not any more. */
  freeze(flags: readonly { readonly group: number; readonly slot: number }[], frozen: boolean): void;
  /** A presentation has ended: neurons do what they do then. Throws NetworkError. */
  presented(): void;
  /** What was learnt, as it is now. */
  learnt(what: LearntPlan): Float64Array;
  /** The same from a file: as many values as `learnt` gives. */
  learn(what: LearntPlan, values: Float64Array): void;
  /** Carries all that waits for an event on to the last step, as its parameters are now: so saved, a network with others may go on from there. */
  settle(): void;
  /** The network as it is now: its states, and what is under way. */
  save(): SavedNetwork;
  /**
   * Makes it what a network was that is laid out alike, itself or another: its clock and random numbers too. `steps` are those of the
   * experiment, which are counted on.
   */
  restore(saved: SavedNetwork, steps: number): void;
  /** Variable of trace `record` of the plan, as it is after the last step: one value a recorded neuron, written from `at` on. */
  readTrace(record: number, into: Float64Array, at: number): void;
  /** Whether choice `choice` of the plan holds for each neuron of its group, after the last step. */
  chosen(choice: number): Uint8Array;
  /** The two ends of the synapses of weight `record` of the plan, in its order, its range taken. */
  ends(record: number): SynapseEnds;
  /** Values of the synapses of weight `record` after the last step, events of that step included: as many as `ends` has, from `at` on. */
  readWeights(record: number, into: Float64Array, at: number): void;
  /** Lets go of the workers; nothing else may be asked then. */
  end?(): void;
}

/** What the encoders of a group read. */
export interface Shown {
  readonly group: number;
  /** a value a neuron; of encoders that read recordings empty */
  readonly values: Float64Array;
  /** of these encoders */
  readonly spikes?: ShownSpikes;
  /** steps of the experiment: after the end of which it is shown, and the last in which it may be */
  readonly since: number;
  readonly until: number;
}

/** Of a network at a moment; as often restored as wanted. */
export interface SavedNetwork {
  readonly step: number;
  readonly parts: readonly unknown[];
}

/** What happened since the last call. */
export interface Advance {
  /** whole steps done since the beginning */
  readonly steps: number;
  /** one entry a group of the plan, in its order; good until the next call */
  readonly spikes: readonly SpikeBatch[];
  /** why it did not come as far as asked */
  readonly ended?: 'cancelled' | 'fault';
  readonly faults?: readonly Fault[];
}

/** The first `length` entries of both arrays: sorted by step, then neuron; a neuron that emits n spikes in a step stands n times. */
export interface SpikeBatch {
  readonly length: number;
  readonly steps: Float64Array;
  readonly neurons: Uint32Array;
}

/** Neurons by their numbers in their populations. */
export interface SynapseEnds {
  readonly pre: Uint32Array;
  readonly post: Uint32Array;
}

/** Both are called every few thousand neuron updates, synaptic events or synapses made. */
export interface Watch {
  /** true ends what is going on: `emit` throws Cancelled, `advance` returns early */
  readonly cancelled?: () => boolean;
  readonly onProgress?: () => void;
}

/** A way to run plans; one folder of this stage each. */
export interface Backend {
  readonly name: string;
  /**
   * What it will hold of a network in bytes, and what making the synapses takes besides for a time, before anything is made: of the parts
   * whose names `Kernels.bytes` gives too. Spikes are not counted.
   */
  readonly bytes: (plan: Plan) => readonly MemoryItem[];
  /** Throws NetworkError, Cancelled. */
  readonly emit: (plan: Plan, watch: Watch, pool?: ThreadPool) => Kernels;
}
