// The plan of one run: sizes, folded constants, formulas, chosen integrators and recipes for synapses. Readonly plain data
// that can be posted to a worker and printed. No name of a model decides anything in it: a backend sees structure alone.
import type { BinaryOperator, Dimension, ExpectStatement, ListValue, Measured, Source } from '../1-model/index.js';
import type { Formula } from './formula/index.js';
import type { NeuronSet, Recipe } from './patterns/index.js';

export interface Plan {
  readonly uri: string;
  readonly experiment: string;
  readonly seed: number;
  /** ms */
  readonly step: number;
  /** numeric parameters and constants of the file, after settings and `set` */
  readonly globals: Readonly<Record<string, number>>;
  /** constants and columns (`table.column`) that are lists, of those that expectations, reports and plots name */
  readonly lists: Readonly<Record<string, ListValue>>;
  /** sorted by name, as are the projections: the order of declarations changes nothing */
  readonly groups: readonly GroupPlan[];
  readonly projections: readonly ProjectionPlan[];
  readonly stimuli: readonly StimulusPlan[];
  readonly silences: readonly SilencePlan[];
  readonly script: ScriptPlan;
  readonly records: RecordsPlan;
  /** steps for which groups may be carried on before they hear of each other's spikes; absent: one */
  readonly slice?: number;
  /** every optional pass, in order */
  readonly passes: readonly PassPlan[];
  /** bytes the network and the recording will take, largest first */
  readonly memory: readonly MemoryItem[];
}

/** What an optional pass made of the plan, for people: one text a part of it, none where there was nothing to do. `off`: left out. */
interface PassPlan {
  readonly name: string;
  readonly off: boolean;
  readonly did: readonly string[];
}

export interface MemoryItem {
  readonly what: string;
  readonly bytes: number;
  /** of what takes them */
  readonly source?: Source;
}

/** A population with everything that lives on its neurons, receptors included. */
export interface GroupPlan {
  readonly name: string;
  /** name of its model: text for people only */
  readonly model: string;
  readonly size: number;
  readonly shape: readonly number[];
  /** absent: placed nowhere */
  readonly layout?: LayoutPlan;
  readonly source: Source;
  readonly parameters: readonly ElementValue[];
  /** the model's own states, then those of its receptors; formulas speak of them by this slot */
  readonly states: readonly StatePlan[];
  readonly inputs: readonly InputPlan[];
  /** those in its equations; formulas and integrators speak of them by their place here */
  readonly noises: readonly NoisePlan[];
  readonly receptors: readonly ReceptorPlan[];
  readonly integrator: IntegratorPlan;
  readonly spike?: SpikePlan;
  /** of encoders: they fire only while something is presented to them */
  readonly presentations?: PresentationsPlan;
  readonly refractory?: RefractoryPlan;
  /** synapses look at its states when spikes arrive: after the equations of a step, before anything is received */
  readonly watched?: true;
  /** in order, in each step after integration and before spikes arrive; states that are held are not assigned then */
  readonly eachStep: readonly Assignment[];
  /** in order, when a neuron fires */
  readonly onSpike: readonly Assignment[];
}

/**
 * Where neurons lie, in m, the middle of all at 0. grid: evenly along each axis of the population, extents[i] / shape[i] apart. random:
 * evenly distributed over the extents. `joined`: what leaves at one edge comes back at the other.
 */
export interface LayoutPlan {
  readonly kind: 'grid' | 'random';
  /** of the directions x, y, z; those left out are 0 */
  readonly extents: readonly number[];
  readonly joined: boolean;
}

/**
 * A parameter or initial value: one number for all, or a formula evaluated once for each neuron or synapse, in order of
 * declaration. Draws are keyed by `stream` (and the draw's ordinal). Values outside the bounds are faults.
 */
export interface ElementValue {
  readonly name: string;
  readonly value: Formula;
  /** where values that differ between elements are kept; absent for a constant, which is folded into every formula */
  readonly slot?: number;
  readonly stream: string;
  readonly dimension?: Dimension;
  readonly positive: boolean;
  readonly low?: number;
  readonly high?: number;
  readonly source: Source;
}

export interface StatePlan {
  readonly name: string;
  readonly initial: ElementValue;
  readonly dimension: Dimension;
  /** index into `receptors`; absent for a state of the model itself */
  readonly receptor?: number;
  /** spikes are added to it on arrival */
  readonly receives: boolean;
  /** slots of states by which a part of what arrives is multiplied on arrival, as they are after the equations of the step; absent: none */
  readonly scaledBy?: readonly number[];
  /** kept while the neuron is refractory; arrivals are dropped then */
  readonly held: boolean;
  /** its equation */
  readonly source: Source;
}

/** What a neuron is driven by. The variable `input` stands for the part that comes from outside: stimuli and continuous synapses. */
interface InputPlan {
  readonly name: string;
  readonly dimension: Dimension;
  /** whether anything drives it from outside; otherwise no formula mentions it */
  readonly driven: boolean;
}

/**
 * A white noise of unit intensity, independent of all others: one a neuron, or the same for all neurons of the population or of all that
 * read it. Its random numbers are keyed by `stream`. Where equations are solved exactly, what is not shared is drawn by state, see Propagator.
 */
export interface NoisePlan {
  readonly name: string;
  readonly stream: string;
  readonly of: 'neuron' | 'population' | 'network';
}

/** A noise, by its place in the group, with what it is multiplied by. */
export interface NoiseTerm {
  readonly noise: number;
  readonly factor: Formula;
}

/** States of synapses that are linear and the same for all synapses of some projections: one set a target neuron instead of one a synapse. */
export interface ReceptorPlan {
  readonly states: readonly number[];
  /** names of the projections that feed it */
  readonly fedBy: readonly string[];
  /** equal for receptors of a group with the same equations and currents, whatever their models are called */
  readonly form: string;
}

export type IntegratorName = 'exact' | 'exponential_euler' | 'rk4' | 'euler_maruyama';

export interface IntegratorPlan {
  readonly name: IntegratorName;
  /** those asked before it, and why they were not chosen */
  readonly refused: readonly { readonly name: IntegratorName; readonly reason: string }[];
  /** the states advanced exactly, by a propagator */
  readonly linear: LinearPlan;
  /** all other states; those of one kind only */
  readonly remaining: readonly RemainingState[];
}

/**
 * x += change x + integral b + noise N + shared M, with N and M independent standard normal numbers. All n x n and row-major, but for
 * `shared`. Rotter & Diesmann 1999, doi:10.1007/s004220050570.
 */
export interface Propagator {
  /** exp(A h) - I */
  readonly change: Float64Array;
  /** integral of exp(A s) over the step */
  readonly integral: Float64Array;
  /** lower triangle whose square is the covariance of the noise over one step; absent without noise */
  readonly noise?: Float64Array;
  /**
   * For each shared noise, one after the other, n rows of n + 1 factors: of the increment of the noise over the step, which is the same for
   * all who read it, and of what else of the step each row takes in. Absent without shared noise.
   */
  readonly shared?: Float64Array;
}

/** x' = A x + drive + S xi over the states `slots`; A and S are constant for a neuron, drive is constant over a step. */
export interface LinearPlan {
  readonly slots: readonly number[];
  /** entries of A that are not zero; row and column are places in `slots` */
  readonly matrix: readonly { readonly row: number; readonly column: number; readonly value: Formula }[];
  readonly drive: readonly Formula[];
  /** entries of S that are not zero; row is a place in `slots` */
  readonly noise: readonly (NoiseTerm & { readonly row: number })[];
  /** worked out before the run, where the matrix is the same for all neurons: over one step (over half a step too where other states need it) */
  readonly propagators?: {
    readonly free: Propagator;
    readonly held: Propagator;
    readonly freeHalf?: Propagator;
    readonly heldHalf?: Propagator;
  };
}

/**
 * exponential_euler: x' = rate x + drive, both taken at mid-step.
 * rk4: x' = derivative. euler_maruyama: x' = derivative + the sum of its noises, each times its factor.
 */
export type RemainingState =
  | { readonly kind: 'conditional'; readonly slot: number; readonly rate: Formula; readonly drive: Formula }
  | {
      readonly kind: 'derivative';
      readonly slot: number;
      readonly derivative: Formula;
      readonly noises: readonly NoiseTerm[];
    };

/**
 * when: tested on neurons that are not refractory; rising: those at which it has not held at the end of the last step, resets done. rate: fires with probability 1 - exp(-rate step). count: spikes each step (`mean` of a Poisson draw, or a number). stamps, regular: times known
 * before. presented: so long after the start of each presentation, rounded up to the grid, where the condition holds then.
 */
export type SpikePlan =
  | { readonly kind: 'when'; readonly condition: Formula; readonly rising?: true; readonly source: Source }
  | { readonly kind: 'rate'; readonly rate: Formula; readonly source: Source }
  | {
      readonly kind: 'presented';
      readonly times: readonly Formula[];
      readonly interval?: Formula;
      readonly condition?: Formula;
      readonly source: Source;
    }
  | { readonly kind: 'poisson'; readonly mean: Formula; readonly source: Source }
  | { readonly kind: 'count'; readonly count: Formula; readonly source: Source }
  /** steps of neuron i are steps[start[i]] .. steps[start[i + 1] - 1], ascending; without `start` all steps are those of every neuron */
  | { readonly kind: 'stamps'; readonly start?: Uint32Array; readonly steps: Uint32Array; readonly source: Source }
  | { readonly kind: 'regular'; readonly first: Formula; readonly interval?: Formula; readonly source: Source };

/**
 * What an encoder's one input is when, in order of time: in the steps after from[i] up to until[i], neuron n reads
 * tables[table[i]][n][row[i]]; at all other times 0.
 */
export interface PresentationsPlan {
  readonly tables: readonly (readonly Float64Array[])[];
  readonly from: readonly number[];
  readonly until: readonly number[];
  readonly table: readonly number[];
  readonly row: readonly number[];
}

export interface RefractoryPlan {
  /** ms; counted as ceil(duration / step) steps */
  readonly duration: Formula;
  readonly source: Source;
}

/**
 * `local` slots are the lets of one event, `weight`... states and locals by slot; `send` adds to state `slot` of the target neuron, after
 * the delay, multiplied by its state `by` as it is on arrival if there is one.
 */
export interface Assignment {
  readonly target: { readonly kind: 'state' | 'local' | 'send'; readonly slot: number; readonly by?: number };
  /** for `=`, `+=` …: the operator before the equals sign */
  readonly operator?: BinaryOperator;
  readonly value: Formula;
  readonly source: Source;
}

export interface ProjectionPlan {
  readonly name: string;
  readonly connect: string;
  readonly source: Source;
  /** indices of groups */
  readonly from: number;
  readonly to: number;
  readonly recipe: Recipe;
  /** what the pattern asks of each pair of neurons: `where`, connected if it is not 0; fixed_probability, the probability, where it differs */
  readonly pairwise?: Formula;
  readonly expectedSynapses: number;
  readonly parameters: readonly ElementValue[];
  readonly delay: DelayPlan;
  readonly transmission: Transmission;
  /** bytes of the number of a target neuron in what is kept of a synapse; absent: 4 */
  readonly targetBytes?: 2 | 4;
  /** states that one side alone changes, kept once a neuron of that side; absent: all are kept a synapse */
  readonly traces?: SharedTraces;
  /** post spikes may wait until the presynaptic neuron fires */
  readonly lazy?: LazyProgram;
}

/** Fixed in steps for all synapses, or in ms for each synapse: rounded to the nearest step, halves up, at least one. */
export type DelayPlan =
  | { readonly kind: 'fixed'; readonly steps: number }
  | { readonly kind: 'each'; readonly value: ElementValue };

/**
 * reset: spikes give states of the target values that are the same whichever spike it is, and make it refractory.
 * static: a spike adds amounts that never change. dynamic: spikes run programs with states of the synapse.
 * poisson: each target draws its own count each step, with the summed means of the sources. continuous: adds to inputs each step.
 */
export type Transmission =
  | { readonly kind: 'static'; readonly sends: readonly Send[] }
  | { readonly kind: 'poisson'; readonly sends: readonly Send[] }
  | { readonly kind: 'continuous'; readonly injects: readonly { readonly input: number; readonly value: Formula }[] }
  | {
      readonly kind: 'reset';
      readonly resets: readonly { readonly slot: number; readonly value: Formula }[];
      readonly refractory?: RefractoryPlan;
    }
  | { readonly kind: 'dynamic'; readonly program: SynapseProgram };

/** Adds `amount` to state `slot` of the target group, multiplied by its state `by` as it is on arrival if there is one. */
export interface Send {
  readonly slot: number;
  readonly by?: number;
  readonly amount: Formula;
  /** what `amount` is for every synapse: kept once; absent: kept a synapse */
  readonly common?: number;
}

/**
 * What a synapse does with spikes. `onPre` runs at the spike time of the presynaptic neuron (axonal: plus the delay), `onPost`
 * at that of the postsynaptic neuron (dendritic: plus the delay); sends always arrive after the delay. Assignments act in order, each
 * seeing those before it; several spikes of one neuron in a step act one after the other. At one instant of one synapse onPost runs
 * first (axonal: onPre, which must not know of a spike it may cause). What one side alone changes, the other side reads as it was
 * before the instant; what both change, and the weight, goes from one to the other.
 */
export interface SynapseProgram {
  readonly side: 'dendritic' | 'axonal';
  readonly states: readonly SynapseState[];
  readonly onPre: readonly Assignment[];
  readonly onPost: readonly Assignment[];
  /** slot of the state `weight`, whose value after onPre is the weight last sent */
  readonly weight?: number;
}

/** Whose spike an event is. */
export type EventSide = 'pre' | 'post';

/** States of synapses that are kept once a neuron. */
interface SharedTraces {
  /** slots of states of the program, by the side of the neuron */
  readonly states: Readonly<Record<EventSide, readonly number[]>>;
  /** what an event does to them, in order */
  readonly events: Readonly<Record<EventSide, readonly Assignment[]>>;
}

/** A program of synapses with its parts told apart. */
export interface LazyProgram {
  readonly program: SynapseProgram;
  /** steps between firing and arrival, the same for all synapses */
  readonly delay: number;
  /** slots of the states that are equal for all synapses of a neuron, by the side of that neuron */
  readonly shared: Readonly<Record<EventSide, readonly number[]>>;
  /** what an event does to them, in order */
  readonly sharedEvents: Readonly<Record<EventSide, readonly Assignment[]>>;
  /** slots of the states that each synapse has for itself; only events change them */
  readonly own: readonly number[];
  /** whether post spikes change anything of a synapse itself */
  readonly replays: boolean;
}

/** Between events x' = rate x + drive, advanced exactly when an event comes. */
export interface SynapseState {
  readonly name: string;
  readonly initial: ElementValue;
  readonly rate: Formula;
  readonly drive: Formula;
  readonly dimension?: Dimension;
  readonly source: Source;
}

/** Adds `value` to an input in the steps after `from` up to `until`; constant over a step, t is the time in its middle. */
export interface StimulusPlan {
  readonly group: number;
  readonly neurons: NeuronSet;
  readonly input: number;
  readonly value: ElementValue;
  readonly from: number;
  readonly until: number;
  readonly source: Source;
}

/** Spikes of these neurons in the steps after `from` up to `until` are neither sent nor recorded. */
export interface SilencePlan {
  readonly group: number;
  readonly neurons: NeuronSet;
  readonly from: number;
  readonly until: number;
}

export interface ScriptPlan {
  readonly plannedSteps: number;
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  readonly expects: readonly ExpectStatement[];
  readonly reports: readonly Measured[];
  readonly plots: readonly Measured[];
  /** in order of time */
  readonly actions: readonly ActionPlan[];
}

/** What is done to the network after step `at` and before the next. clear: initial values for the states of these groups.
 * snapshot: it is kept. restore: it is what it was when it was kept. */
export type ActionPlan =
  | { readonly kind: 'clear'; readonly at: number; readonly groups: readonly number[] }
  | { readonly kind: 'snapshot' | 'restore'; readonly at: number; readonly name: string };

export interface RecordsPlan {
  readonly spikes: readonly { readonly group: number; readonly neurons: NeuronSet }[];
  readonly traces: readonly TraceRecord[];
  readonly weights: readonly WeightRecord[];
}

/** A variable of some neurons at steps 0, every, 2 every, … */
export interface TraceRecord {
  readonly group: number;
  readonly variable: string;
  readonly dimension: Dimension;
  readonly neurons: NeuronSet;
  readonly value: Formula;
  readonly every: number;
}

/** A value of the synapses of one connect statement, at steps 0, every, … and at the end; without `every` at the start and the end. */
export interface WeightRecord {
  readonly connect: string;
  readonly variable: string;
  readonly dimension: Dimension;
  /** one a projection; synapses of the projections follow each other */
  readonly parts: readonly { readonly projection: number; readonly value: SynapseValue }[];
  /** synapses counted over all parts, both ends included; absent means all */
  readonly range?: { readonly low: number; readonly high: number };
  readonly every?: number;
  readonly source: Source;
}

export type SynapseValue =
  | { readonly kind: 'state'; readonly slot: number }
  /** the weight last sent: post spikes after the last pre spike not applied yet */
  | { readonly kind: 'sent' }
  | { readonly kind: 'value'; readonly value: Formula };
