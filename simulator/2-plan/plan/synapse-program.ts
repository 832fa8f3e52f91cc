// Synapses with states of their own: what they do with spikes, and what passes found out about it.
import type { Dimension, Source } from '../../1-model/index.js';
import type { Assignment } from './assignment.js';
import type { ElementValue } from './element-value.js';
import type { Formula } from './formula.js';
import type { NoisePlan } from './group.js';
import type { IntegratorPlan } from './integration.js';
import type { NeuronSet } from './neuron-set.js';
import type { Inject } from './transmission.js';

/**
 * What a synapse does with spikes. `onPre` runs at the spike time of the presynaptic neuron (axonal: plus the delay), `onPost`
 * at that of the postsynaptic neuron (dendritic: plus the delay); sends always arrive after the delay. With a delay on either side
 * (`axonal` of the projection) the synapse is dendritic, and onPre runs that much later. Assignments act in order, each
 * seeing those before it; several spikes of one neuron in a step act one after the other. At one instant of one synapse onPost runs
 * first (axonal: onPre, which must not know of a spike it may cause). What one side alone changes, the other side reads as it was
 * before the instant; what both change, and the weight, goes from one to the other.
 */
export interface SynapseProgram {
  readonly side: 'dendritic' | 'axonal';
  readonly states: readonly SynapseState[];
  readonly onPre: readonly Assignment[];
  readonly onPost: readonly Assignment[];
  /** what spikes of other neurons do, after onPost and onPre of the instant; absent: nothing */
  readonly signals?: readonly SignalRule[];
  /** slot of the state `weight`, whose value after onPre is the weight last sent */
  readonly weight?: number;
  /**
   * Of states that are carried each step, by their slots; absent: there are none. Step n begins with it, before the equations of neurons:
   * what it reads of neurons is as it was at the end of step n - 1 and stays so over the step. Events of step n act on what comes of it.
   */
  readonly carried?: IntegratorPlan;
  /** those in their equations; of `neuron` here means of a synapse, of `population` of the projection; absent: there are none */
  readonly noises?: readonly NoisePlan[];
  /**
   * Sums over the synapses onto a neuron, by slot: what is summed; absent: there are none. An event finds them as they are before it; all
   * that onPre does to the synapses onto a neuron in a step finds those before the first of it.
   */
  readonly totals?: readonly Formula[];
  /** what happens at regular times; absent: nothing */
  readonly recurring?: readonly Recurring[];
  /** of a state that moves by a signal which all synapses share; absent: there is none */
  readonly course?: Course;
  /** what each synapse adds to an input of its target over a step, as it is at the end of the step before; absent: nothing */
  readonly injects?: readonly Inject[];
}

/**
 * One state decays, the tag, and one moves by factor · tag · signal. At multiples of so many steps all starts anew, behind all
 * else of the step. From start to start the tag is kept as it was at the start, and the other without what has come of that since. What they are
 * in a step formulas find with variables `course`: slot 0 is what is left of a tag that was 1 at the start, 1 is one by that, and 2 is the sum over
 * the steps since of signal · duration · what was left in the middle of the step.
 */
export interface Course {
  /** slots of the two states */
  readonly tag: number;
  readonly moved: number;
  readonly factor: number;
  /** of inputs of the target neurons that are the same for all of them */
  readonly signal: Formula;
  /** of the tag, 1/ms, not above 0 */
  readonly rate: number;
  readonly every: number;
  /** what that does to a synapse */
  readonly anew: readonly Assignment[];
  /** what the state that moves is */
  readonly value: Formula;
}

/**
 * At each multiple of so many steps, after the events of that step, those of one step in their order. Totals are as they were before it,
 * for all synapses onto a neuron.
 */
interface Recurring {
  readonly every: number;
  readonly assignments: readonly Assignment[];
}

/** Between events x' = rate x + drive, advanced exactly when an event comes; of a carried state both are 0. */
export interface SynapseState {
  readonly name: string;
  readonly initial: ElementValue;
  readonly rate: Formula;
  readonly drive: Formula;
  readonly dimension?: Dimension;
  /** why it is carried each step, for people; absent: it is not */
  readonly carried?: string;
  /** begins the names of the random streams of a carried state */
  readonly stream?: string;
  readonly source: Source;
}

/** What spikes of `neurons` of a group do to synapses in their step: one neuron to all of them, or each to those onto one of `targets`, in its order. */
export interface SignalRule {
  readonly name: string;
  readonly group: number;
  readonly neurons: NeuronSet;
  readonly targets?: NeuronSet;
  readonly assignments: readonly Assignment[];
}

/** An event of a synapse: of one of its sides, one of the signals of its program, by its number, what comes at regular times, or that its course starts anew. */
export type SynapseEvent = EventSide | number | Recurrence | 'anew';

/** One of the recurring blocks of a program, by its number. */
export type Recurrence = `each ${number}`;

/** Whose spike an event is. */
export type EventSide = 'pre' | 'post';

/** States of synapses that are kept once a neuron. */
export interface SharedTraces {
  /** slots of states of the program, by the side of the neuron */
  readonly states: Readonly<Record<EventSide, readonly number[]>>;
  /** what an event does to them, in order */
  readonly events: Readonly<Record<EventSide, readonly Assignment[]>>;
  /** slots of parameters of the projection that all synapses of a neuron have in common, where synapses cannot wait; else none */
  readonly parameters: Readonly<Record<EventSide, readonly number[]>>;
}

/** A program of synapses with its parts told apart. */
export interface LazyProgram {
  readonly program: SynapseProgram;
  /** steps on the side that the program says, the same for all synapses */
  readonly delay: number;
  /** steps that spikes take to the synapses besides, where there is a delay on either side */
  readonly before: number;
  /** slots of the states that are equal for all synapses of a neuron, by the side of that neuron */
  readonly shared: Readonly<Record<EventSide, readonly number[]>>;
  /** what an event does to them, in order */
  readonly sharedEvents: Readonly<Record<EventSide, readonly Assignment[]>>;
  /** slots of the states that each synapse has for itself; only events change them */
  readonly own: readonly number[];
  /** whether post spikes change anything of a synapse itself */
  readonly replays: boolean;
}
