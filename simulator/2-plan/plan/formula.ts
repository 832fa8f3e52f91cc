// Formulas: expressions with every name resolved to a numbered variable and every constant folded.
// What a backend evaluates. A formula is a graph: what a `let` names is one part, wherever it is used.
import type { BinaryOperator, ListValue, Source } from '../../1-model/index.js';

/** Whose variable: that of the neuron or synapse the formula belongs to, or of the pre- or postsynaptic neuron. */
export type Side = 'own' | 'pre' | 'post';

/**
 * state, parameter: of a group or a projection, by slot. input: of a group, what drives it from outside, constant over a step.
 * index: number of the neuron (or synapse). time: ms. noise: unit white noise of a group, by its place there.
 * local: a `let` of an event program. total: a sum over the synapses onto the same neuron, by its slot in the program.
 * frozen: of a group, whether what belongs to a flag of it is frozen, by slot.
 * course: of events of synapses, how far a signal that all of them share has come, see `Course`.
 */
export type VariableKind =
  | 'state'
  | 'parameter'
  | 'input'
  | 'index'
  | 'time'
  | 'noise'
  | 'local'
  | 'total'
  | 'course'
  | 'frozen';

export interface Variable {
  readonly kind: 'variable';
  readonly of: VariableKind;
  readonly side: Side;
  readonly slot: number;
}

/** Conditions are 1 and 0. `list` is the entry of that list for the element (neuron or synapse) being computed. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'list'; readonly values: ListValue }
  | Variable
  | { readonly kind: 'not' | 'negate'; readonly operand: Formula }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'if'; readonly condition: Formula; readonly then: Formula; readonly else: Formula }
  /** a function of the model's table, its arguments in the order of its parameters */
  | { readonly kind: 'call'; readonly function: string; readonly arguments: readonly Formula[] }
  | { readonly kind: 'entry'; readonly values: ListValue; readonly index: Formula }
  | Draw
  /** between the two neurons of a synapse: in m where both are placed in space, else in neuron numbers or on their grid */
  | { readonly kind: 'distance' };

/** A random value; `ordinal` tells apart several draws of one value, or of one event. */
export interface Draw {
  readonly kind: 'draw';
  readonly distribution: Distribution;
  readonly arguments: readonly Formula[];
  readonly ordinal: number;
  /** drawn anew each time an event happens; absent: once for each neuron or synapse */
  readonly event?: {
    /** the random numbers are keyed by it, the element, the step, and how often it happened to the element in the step before */
    readonly stream: string;
    readonly source?: Source;
  };
}

/** What is drawn from; what its arguments are and which of them make a distribution, formula/distributions.ts says. */
export type Distribution =
  | 'uniform'
  | 'normal'
  | 'truncated_normal'
  | 'lognormal'
  | 'exponential'
  | 'gamma'
  | 'poisson'
  | 'binomial';
