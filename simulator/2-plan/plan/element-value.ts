// A value that may differ between neurons or synapses.
import type { Dimension, Source } from '../../1-model/index.js';
import type { Formula } from './formula.js';

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
