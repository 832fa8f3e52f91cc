// A connection pattern with its arguments evaluated: what is needed to make the synapses, and none of them made.
// Plain data: it can be posted to a worker and printed.
import type { Source } from '../../1-model/index.js';
import type { NeuronSet } from './neuron-set.js';

export interface Recipe {
  /** name of the projection, for messages and random numbers: `exc(E->I)` */
  readonly projection: string;
  /** name of an internal pattern of the library, or `where` */
  readonly pattern: string;
  readonly sources: NeuronSet;
  readonly targets: NeuronSet;
  /** by formal name: p of fixed_probability, n of fixed_indegree */
  readonly numbers: Readonly<Record<string, number>>;
  /** formal name of the argument that differs between pairs; absent where all are numbers or lists */
  readonly pairwise?: string;
  /** by formal name: pre and post of list, as numbers of neurons in their populations */
  readonly lists: Readonly<Record<string, ArrayLike<number>>>;
  readonly without: readonly ('autapses' | 'multapses')[];
  /** where the pattern stands */
  readonly source?: Source;
}
