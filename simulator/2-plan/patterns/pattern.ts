// What a connection pattern must be able to do; one file a pattern, one line in the registry.
import type { WordSequence } from '../../0-numbers/index.js';
import type { Formula } from '../formula/index.js';
import type { Recipe } from '../plan/index.js';
import type { SourceList } from './source-list.js';

/**
 * What a pattern asks of the first `count` neurons `pre` of the source population, `mostPairs` at most, with neuron `post` of the target
 * population: `where`, connected if it is not 0; else a probability. Good until it is asked again.
 */
export type PairValues = (pre: Uint32Array, count: number, post: number) => Float64Array;

export const mostPairs = 4096;

/** Appends the sources of one target. Both are places in their NeuronSet. */
export type AppendSources = (target: number, into: SourceList) => void;

/** What a pattern needs to make synapses. */
export interface ConnectContext {
  /** random words, by target or by source */
  readonly draws: WordSequence;
  readonly pairs: PairValues;
  /** says that so many synapses were looked at, and ends the making where it is to stop */
  readonly spend: (synapses: number) => void;
}

/** How far `expected` is known: exactly, on average, or as the most there can be. */
export type Certainty = 'exact' | 'mean' | 'most';

/** Lists with a value for each entry of a kernel instead of one for each synapse. */
interface SharedValues {
  readonly count: number;
  /** of the synapse between `pre` and `post`, from their numbers */
  readonly entry: Formula;
  /** `2 channels × 1 channel × 3 rows × 3 columns` */
  readonly text: string;
}

export interface Pattern {
  readonly name: string;
  /** formal name of an argument that may differ between pairs */
  readonly pairwise?: string;
  /** What makes the recipe impossible, in a sentence that ends with the remedy; undefined where nothing does. */
  readonly impossible: (recipe: Recipe) => string | undefined;
  /** Synapses to expect. */
  readonly expected: (recipe: Recipe) => number;
  readonly certainty: (recipe: Recipe) => Certainty;
  /** other synapses with another seed, whatever its arguments are */
  readonly draws?: true;
  /** Makes no synapses: each target draws spikes of its own. For how many pairs of neurons they stand. */
  readonly pairsWithoutSynapses?: (recipe: Recipe) => number;
  /** How it is written, where it is not `name(argument = value, ...)`; `pair` is what it asks of each pair. */
  readonly describe?: (pair: string) => string;
  /** its text shows the order of its synapses: a list may give a value for each */
  readonly inOrder?: true;
  /** Draws are keyed by target or by source, so that targets can be made in any order. Absent where the order is not by target. */
  readonly connect?: (recipe: Recipe, context: ConnectContext) => AppendSources;
  readonly shared?: (recipe: Recipe) => SharedValues;
}
