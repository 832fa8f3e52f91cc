// Makes the synapses of a recipe.
import type { Condition, Recipe } from '../../2-plan/patterns/index.js';
import type { Connectivity } from './connectivity.js';

/**
 * The synapses of a recipe that `checkRecipe` found possible. Random numbers are keyed by (seed, name of the projection, target).
 * `condition` is needed by `where` alone. `targets` (places in recipe.targets, `to` excluded) makes a part, equal to that part of the whole.
 */
export function connect(recipe: Recipe, _seed: number, _condition?: Condition, _targets?: { readonly from: number; readonly to: number }): Connectivity {
    const { sources, targets } = recipe;
    const pre = new Uint32Array(sources.count * targets.count).map((_, i) => sources.first + i % sources.count);
    const targetStart = new Uint32Array(targets.size + 1).map((_, t) => Math.max(0, Math.min(targets.count, t - targets.first)) * sources.count);
    return { synapses: pre.length, pre, targetStart, sources: sources.size, targets: targets.size };
}
