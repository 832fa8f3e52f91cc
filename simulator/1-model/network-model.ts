// The network as plain data: what the text says, names resolved, units gone, nothing computed yet.
// Values are in the simulator's units (dimension.ts). Produced by `lower` in language/; read by `plan`.
import type { DataSet } from './data-set.js';
import type { Dimension } from './quantities/index.js';
import type { Expression, Measured, Selection, Source } from './expressions/index.js';

export interface NetworkModel {
  /** uri of the file that was lowered */
  readonly uri: string;
  readonly globals: readonly Global[];
  /** of the file: each is the same for all neurons of all populations that read it */
  readonly noises: readonly Noise[];
  readonly models: readonly ModelDefinition[];
  /** models with some of their arguments given, for checks: where they are used, the arguments stand written out */
  readonly configured?: readonly ConfiguredModel[];
  readonly populations: readonly Population[];
  readonly projections: readonly Projection[];
  readonly experiments: readonly Experiment[];
  readonly data: readonly DataSet[];
}

export interface ConfiguredModel {
  readonly name: string;
  readonly kind: ModelDefinition['kind'];
  /** the model that has equations */
  readonly model: string;
  /** also what is given to the configured models behind it */
  readonly arguments: Readonly<Record<string, Expression>>;
  readonly source: Source;
}

/** A file-level `param` (settable) or `const`. `name` is unique in the model. */
export interface Global {
  readonly name: string;
  readonly value: Expression;
  readonly settable: boolean;
  readonly dimension: Dimension;
  /** must be above 0 */
  readonly positive?: boolean;
  readonly low?: Expression;
  readonly high?: Expression;
  readonly source: Source;
}

/** A white noise that has a name, which is unique where it is declared. */
interface Noise {
  readonly name: string;
  readonly source: Source;
}

export interface ModelDefinition {
  /** an encoder is a neuron that is driven by data instead of synapses */
  readonly kind: 'neuron' | 'encoder' | 'synapse' | 'plasticity';
  /** unique in the model */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** of neurons: what synapses inject and stimuli add, summed, unless it is bound; of synapses and rules: always bound where they are used */
  readonly inputs: readonly InputVariable[];
  readonly states: readonly State[];
  /** that are declared; `shared`: one for all neurons of a population, else one a neuron */
  readonly noises: readonly (Noise & { readonly shared: boolean })[];
  /** sub-expressions in order of declaration; each may use earlier ones, states, inputs, parameters */
  readonly lets: readonly {
    readonly name: string;
    readonly value: Expression;
    readonly dimension?: Dimension;
    readonly source: Source;
  }[];
  /** `state' = value` */
  readonly equations: readonly { readonly state: string; readonly value: Expression; readonly source: Source }[];
  readonly spike?: SpikeRule;
  readonly refractory?: { readonly duration: Expression; readonly held: readonly string[]; readonly source: Source };
  /** the name of an integrator that was chosen for its equations */
  readonly integrator?: { readonly name: string; readonly source: Source };
  readonly events: readonly EventRule[];
  /** synapses: `inject target = value`, continuous, into an input of the post-synaptic neuron */
  readonly injects: readonly { readonly target: string; readonly value: Expression; readonly source: Source }[];
  readonly source: Source;
}

interface Variable {
  readonly name: string;
  readonly dimension: Dimension;
  readonly source: Source;
}

/** `list`: of encoders, the times of a recording, which is read as it is */
type InputVariable = Variable & { readonly list?: true };

/** `dimension` is undefined where it is opaque (`dimension of weight`) and unified at the connection. */
export interface Parameter {
  readonly name: string;
  readonly dimension?: Dimension;
  /** absent: must be given where the model is used */
  readonly default?: Expression;
  readonly low?: Expression;
  readonly high?: Expression;
  readonly positive: boolean;
  /** `list of ...`: the value of one neuron is itself a list */
  readonly list: boolean;
  readonly source: Source;
}

export interface State extends Variable {
  readonly initial: Expression;
  /** of neurons: what was learnt, which stays when states are cleared, and while the population is frozen */
  readonly persistent?: true;
}

/**
 * when: one spike in a step whose condition holds at its end.
 * rate: at most one spike a step, with probability 1 - exp(-rate dt).
 * count: so many spikes each step (dimensionless; `poisson(mean)` draws).
 * at: spikes stamped at these times (a list, or one time, then `every` so often); of an encoder, counted from the start of each
 * presentation, rounded up to the grid, and only of neurons for which the condition holds then.
 */
export type SpikeRule =
  /** rising: only where it has not held at the end of the last step */
  | { readonly kind: 'when'; readonly condition: Expression; readonly rising?: true; readonly source: Source }
  | { readonly kind: 'rate'; readonly rate: Expression; readonly source: Source }
  | { readonly kind: 'count'; readonly count: Expression; readonly source: Source }
  | {
      readonly kind: 'at';
      readonly time: Expression;
      readonly interval?: Expression;
      readonly condition?: Expression;
      readonly source: Source;
    };

/**
 * `on spike` and `each step` of a neuron, the latter after integration and before spikes arrive; `on pre` and `on post` of synapses and
 * plasticity rules, and their `each`, after the events of the step. `interval`: of `each DURATION`; absent: each step.
 */
export interface EventRule {
  readonly on: 'spike' | 'step' | 'presentation' | 'pre' | 'post' | 'signal';
  /** of a signal: the event that the model declares */
  readonly name?: string;
  readonly interval?: Expression;
  readonly assignments: readonly Assignment[];
  readonly source: Source;
}

/** In order. `refractory post` makes the postsynaptic neuron refractory for a time. `let` names a sub-expression for the assignments after it. A plasticity rule's `weight` is the synapse's. */
export interface Assignment {
  readonly target: { readonly of: 'own' | 'pre' | 'post' | 'let' | 'refractory'; readonly name: string };
  readonly operator: '=' | '+=' | '-=' | '*=' | '/=';
  readonly value: Expression;
  readonly source: Source;
}

export interface Population {
  readonly name: string;
  /** extent of each axis; none given is one neuron */
  readonly size: readonly Expression[];
  readonly model: string;
  /** where the neurons lie: a call of grid, random, or torus of one of these */
  readonly layout?: Expression;
  /** parameters and initial states by name; lists give one value per neuron, distributions one draw a neuron */
  readonly arguments: Readonly<Record<string, Expression>>;
  /** what an encoder is driven by: data whose samples are presented, or values that it reads all the time (one, or one a neuron) */
  readonly reads?:
    | { readonly kind: 'data'; readonly data: string; readonly source: Source }
    | { readonly kind: 'values'; readonly value: Expression; readonly source: Source };
  /** its inputs that follow a variable of a population */
  readonly bindings?: readonly Binding[];
  /** one at most fires in a step: the one furthest above its threshold, by lot of several */
  readonly competing?: true;
  readonly source: Source;
}

/**
 * An input that follows a variable of neurons, or an event that their spikes are (`variable` is `spikes`): of one for all, or of as many as
 * there are neurons, or targets of the connection.
 */
export interface Binding {
  readonly input: string;
  readonly variable: string;
  readonly from: Selection;
  readonly source: Source;
}

/** A variable of the target neurons that a connection chooses in place of one which its synapse model or rule names. */
export interface Target {
  readonly needed: string;
  readonly chosen: string;
}

/** One source population to one target population; `connect a: E -> E, I` gives two with the same `connect`. */
export interface Projection {
  /** unique: `exc(E->I)`; random numbers are keyed by it */
  readonly name: string;
  /** name of the connect statement, by which experiments speak of it; unnamed ones have `E->I` */
  readonly connect: string;
  readonly from: Selection;
  readonly to: Selection;
  readonly synapse: ProjectionModel;
  readonly pattern: Pattern;
  /** absent: one step. `other` is that on the other side, where both have one. */
  readonly delay?: {
    readonly value: Expression;
    readonly side?: 'dendritic' | 'axonal';
    readonly other?: Expression;
    readonly source: Source;
  };
  /** of the spikes, at random: a share for each synapse or for all of a source together, or so many of a presentation */
  readonly lose?: {
    readonly amount: Expression;
    readonly per?: 'source' | 'presentation';
    readonly source: Source;
  };
  /** in the order in which their events act */
  readonly rules: readonly ProjectionModel[];
  /** not written as a connection: it drives an input that is bound to a variable */
  readonly ofBinding?: true;
  readonly source: Source;
}

/** The synapse model or rule of a projection. `targets`: what it chooses; all else of the target has the name that the model gives it. */
export interface ProjectionModel {
  readonly model: string;
  readonly arguments: Readonly<Record<string, Expression>>;
  readonly targets?: readonly Target[];
  readonly bindings?: readonly Binding[];
  readonly source: Source;
}

/** An `internal` pattern of the library with its arguments by formal name, or a condition on `pre` and `post`. */
export interface Pattern {
  readonly name: string | 'where';
  readonly arguments: Readonly<Record<string, Expression>>;
  readonly condition?: Expression;
  readonly without: readonly ('autapses' | 'multapses')[];
  readonly source: Source;
}

export interface Experiment {
  readonly name: string;
  readonly statements: readonly Statement[];
  readonly source: Source;
}

/** Both ends included. */
export type Seeds = Selection['ranges'][number];

export type Statement =
  | { readonly kind: 'step'; readonly value: Expression; readonly source: Source }
  | { readonly kind: 'seed'; readonly value: Expression; readonly source: Source }
  /** `what`: spikes, or names of variables (of neurons) or of weight and synapse states (of projections) */
  | {
      readonly kind: 'record';
      readonly what: readonly string[];
      readonly from: readonly Selection[];
      readonly every?: Expression;
      readonly source: Source;
    }
  | { readonly kind: 'run'; readonly duration: Expression; readonly source: Source }
  /** like run, and the statistics look at this window alone (at the sum of all such windows) */
  | { readonly kind: 'measure'; readonly duration: Expression; readonly source: Source }
  | ExpectStatement
  | { readonly kind: 'plot'; readonly plots: readonly Measured[]; readonly source: Source }
  | { readonly kind: 'report'; readonly values: readonly Measured[]; readonly source: Source }
  /** `values` is a list, or `from` `to` `count` evenly spaced values, both ends included; fresh state for each */
  | {
      readonly kind: 'sweep';
      readonly parameter: string;
      readonly values?: Expression;
      readonly from?: Expression;
      readonly to?: Expression;
      readonly count?: Expression;
      readonly seeds?: Seeds;
      readonly statements: readonly Statement[];
      readonly source: Source;
    }
  /** fresh state and a run of its own for each seed; statistics are means over the seeds */
  | {
      readonly kind: 'across';
      readonly seeds: Seeds;
      readonly statements: readonly Statement[];
      readonly source: Source;
    }
  | {
      readonly kind: 'repeat';
      readonly count: Expression;
      /** ends it earlier where it holds behind a pass */
      readonly until?: Expression;
      readonly statements: readonly Statement[];
      readonly source: Source;
    }
  /** once for each whole number of a range, both ends included */
  | {
      readonly kind: 'count';
      readonly counter: string;
      readonly low: Expression;
      readonly high: Expression;
      readonly statements: readonly Statement[];
      readonly source: Source;
    }
  /** leaves weights of connections, and persistent states of populations, as they are from then on, or not any more; none named are all */
  | {
      readonly kind: 'freeze';
      readonly frozen: boolean;
      readonly targets: readonly string[];
      readonly source: Source;
    }
  /**
   * With all frozen: the samples of a data set are gone through, and each neuron of a population is given the class at whose samples it fires most (label), or how often
   * they fire is taken down (test).
   */
  | {
      readonly kind: 'label' | 'test';
      readonly population: string;
      readonly loop: string;
      readonly data: string;
      readonly range?: Selection['ranges'][number];
      readonly statements: readonly Statement[];
      readonly source: Source;
    }
  /** what connections and populations have learnt, to a file; none named are all */
  | {
      readonly kind: 'save';
      readonly targets: readonly string[];
      /** of tested populations, what was taken down of each sample */
      readonly features?: true;
      /** as it stands in the text */
      readonly file: string;
      readonly source: Source;
    }
  /** the same of a file: its arrays by name */
  | {
      readonly kind: 'load';
      readonly targets: readonly string[];
      readonly file: string;
      readonly arrays: Readonly<Record<string, Float64Array>>;
      /** the experiment that saves the file, which is not there yet: `arrays` is empty, and nothing runs before they are known */
      readonly awaits?: string;
      readonly source: Source;
    }
  /** ends the loop around where it holds; `count(E)` is then that of the pass so far */
  | { readonly kind: 'stop'; readonly condition: Expression; readonly source: Source }
  /** spikes of these neurons are neither sent nor recorded, though they fire and reset as ever; absent times mean from the start, to the end */
  | {
      readonly kind: 'silence';
      readonly targets: readonly Selection[];
      readonly from?: Expression;
      readonly until?: Expression;
      readonly source: Source;
    }
  /** sets a global before the network is built; a `set` after a `run` is an error */
  | { readonly kind: 'set'; readonly parameter: string; readonly value: Expression; readonly source: Source }
  /** adds `value` to the one input of each target; absent times mean from the start, to the end */
  | {
      readonly kind: 'stimulate';
      readonly targets: readonly Selection[];
      readonly input: string;
      readonly value: Expression;
      readonly from?: Expression;
      readonly until?: Expression;
      readonly source: Source;
    }
  /** runs while encoders read samples */
  | {
      readonly kind: 'present';
      readonly shown: readonly Showing[];
      readonly duration: Expression;
      readonly source: Source;
    }
  /** runs while no encoder fires */
  | { readonly kind: 'rest'; readonly duration: Expression; readonly source: Source }
  /** once for each sample of a data set, or for those of a range; both ends included */
  | {
      readonly kind: 'for';
      readonly loop: string;
      readonly data: string;
      readonly range?: Selection['ranges'][number];
      /** in another order each time */
      readonly shuffled?: true;
      readonly statements: readonly Statement[];
      readonly source: Source;
    }
  /** keeps the network as it is; makes it what it was then, its clock and random numbers included, while the time of the experiment goes on */
  | { readonly kind: 'snapshot' | 'restore'; readonly name: string; readonly source: Source }
  /** initial values again for the states of these populations; none named are all */
  | { readonly kind: 'clear'; readonly targets: readonly string[]; readonly source: Source };

/** What some encoders read: a sample of a data set by its number, or that of a `for` around. */
export interface Showing {
  readonly sample: { readonly data: string; readonly number: Expression } | { readonly loop: string };
  /** its class instead of its values: the neuron of that number reads 1, all others 0 */
  readonly label?: true;
  /** by which what is read is multiplied */
  readonly factor?: Expression;
  readonly targets: readonly string[];
  readonly source: Source;
}

/** `claim` alone is a condition; with `range` (both ends included) or `near` (within a tolerance) it is a value or a list of values. */
export interface ExpectStatement {
  readonly kind: 'expect';
  readonly claim: Measured;
  readonly range?: { readonly low: Expression; readonly high: Expression };
  readonly near?: { readonly value: Expression; readonly tolerance: Expression };
  /** of seeds, across which the claim must hold by itself; absent: it holds for the means over all seeds */
  readonly share?: Expression;
  /** the whole statement as written */
  readonly text: string;
  readonly source: Source;
}
