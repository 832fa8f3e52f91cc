// What a connection pattern must be able to do; one file a pattern, one line in the registry.
import type { StreamKey } from '../../0-numbers/index.js';
import type { Recipe } from './recipe.js';
import type { SourceList } from './source-list.js';

/** `where`: whether neuron `pre` of the source population connects to neuron `post` of the target population. */
export type Condition = (pre: number, post: number) => boolean;

/** Appends the sources of one target. Both are places in their NeuronSet. */
export type AppendSources = (target: number, into: SourceList) => void;

export interface Pattern {
  readonly name: string;
  /** What makes the recipe impossible, in a sentence that ends with the remedy; undefined where nothing does. */
  readonly impossible: (recipe: Recipe) => string | undefined;
  /** Synapses to expect: exact, the mean of random patterns, or the most there can be for `where`. */
  readonly expected: (recipe: Recipe) => number;
  /** Draws are keyed by (key, target, number of the draw), so that targets can be made in any order. Absent where the order is not by target. */
  readonly connect?: (recipe: Recipe, key: StreamKey, condition: Condition) => AppendSources;
}
