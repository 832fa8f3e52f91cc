// A connection pattern with its arguments evaluated: what is needed to make the synapses, and none of them made.
// Plain data: it can be posted to a worker and printed.
import type { Source } from '../../1-model/index.js';

/** Neurons of one side of a projection: `first` .. `first + count - 1`, or (slices of several axes) `neurons`, ascending. */
export interface NeuronSet {
    readonly population: string;
    /** number of neurons in the population */
    readonly size: number;
    readonly first: number;
    readonly count: number;
    readonly neurons?: Uint32Array;
}

export interface Recipe {
    /** name of the projection, for messages: `exc(E->I)` */
    readonly projection: string;
    /** name of an internal pattern of the library, or `where` */
    readonly pattern: string;
    readonly sources: NeuronSet;
    readonly targets: NeuronSet;
    /** by formal name: p of fixed_probability, n of fixed_indegree */
    readonly numbers: Readonly<Record<string, number>>;
    /** by formal name: pre and post of list, as numbers of neurons in their populations */
    readonly lists: Readonly<Record<string, ArrayLike<number>>>;
    readonly without: readonly ('autapses' | 'multapses')[];
    /** where the pattern stands */
    readonly source?: Source;
}
