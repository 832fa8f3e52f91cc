// What projections, stimuli and data want of the neurons of a population besides its own model. All of it is collected before any group
// is built. A new kind of want is a line here and a case in Group.
import type { Dimension, Source } from '../../1-model/index.js';
import type { Formula } from '../formula/index.js';
import type { ElementValue, ReceptorForm } from '../plan/index.js';

/** `group`: of whose neurons, by its place in the plan. Formulas are in terms of these neurons, their states by their slots in the group. */
export type Want = { readonly group: number } & (
  | { readonly kind: 'receptor'; readonly receptor: ReceptorWant }
  /** something is added to a state on arrival of spikes, multiplied by another as it is then if there is one */
  | { readonly kind: 'arrival'; readonly slot: number; readonly by?: number }
  /** an input is driven from outside */
  | { readonly kind: 'drive'; readonly input: number }
  /** a flag of what may be frozen */
  | { readonly kind: 'flag' }
  /** states are looked at when spikes arrive, see GroupPlan */
  | { readonly kind: 'watch' }
);

/** States that a neuron has for all synapses of a projection together, and what they inject. See ReceptorPlan. */
export interface ReceptorWant {
  readonly projection: string;
  /** their slots follow those of the model's own states and of the receptors that are wanted before */
  readonly states: readonly ReceptorState[];
  readonly injects: readonly { readonly input: number; readonly value: Formula }[];
  readonly form: ReceptorForm;
}

interface ReceptorState {
  readonly name: string;
  readonly dimension: Dimension;
  readonly initial: ElementValue;
  readonly derivative: Formula;
  readonly source: Source;
}
