// Which pairs of neurons a recipe leaves out.
import type { Recipe } from '../plan/index.js';
import { numberAt, placeOf } from './neuron-set.js';

/** The source that is the same neuron as the target and must be left out, as places; -1 where there is none. */
export function forbiddenSource(recipe: Recipe, target: number): number {
  if (!mayMeetItself(recipe)) return -1;
  return placeOf(recipe.sources, numberAt(recipe.targets, target));
}

/** The target that is the same neuron as the source and must be left out, as places; -1 where there is none. */
export function forbiddenTarget(recipe: Recipe, source: number): number {
  return mayMeetItself(recipe) ? placeOf(recipe.targets, numberAt(recipe.sources, source)) : -1;
}

/** How many targets must leave a source out. */
export function forbiddenPairs(recipe: Recipe): number {
  if (!mayMeetItself(recipe)) return 0;
  const { sources, targets } = recipe;
  // at once for a billion neurons, too
  if (!sources.neurons && !targets.neurons) {
    return Math.max(
      0,
      Math.min(sources.first + sources.count, targets.first + targets.count) - Math.max(sources.first, targets.first)
    );
  }
  let pairs = 0;
  for (let target = 0; target < targets.count; target++) if (forbiddenSource(recipe, target) >= 0) pairs++;
  return pairs;
}

/** Pairs of neurons, but for those that `without autapses` leaves out. */
export const allPairs = (recipe: Recipe): number =>
  recipe.sources.count * recipe.targets.count - forbiddenPairs(recipe);

const mayMeetItself = (recipe: Recipe): boolean =>
  recipe.without.includes('autapses') && recipe.sources.population === recipe.targets.population;
