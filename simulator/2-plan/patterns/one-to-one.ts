// Each source to the target of the same place.
import type { Recipe } from '../plan/index.js';
import { setText } from './neuron-set.js';
import type { Pattern } from './pattern.js';
import { forbiddenSource } from './recipe.js';

export const oneToOne: Pattern = {
  name: 'one_to_one',
  impossible: ({ sources, targets, projection }) =>
    sources.count === targets.count
      ? undefined
      : `one_to_one of ${projection} cannot pair the ${sources.count} neurons of ${setText(sources)} with the ${targets.count} of ${setText(targets)}: give both sides the same number of neurons.`,
  expected: different,
  certainty: () => 'exact',
  inOrder: true,
  connect: recipe => (target, into) => {
    if (forbiddenSource(recipe, target) === target) return;
    into.reserve(1)[into.length++] = target;
  }
};

/** Pairs that are not one neuron twice. */
function different(recipe: Recipe): number {
  const { sources, targets } = recipe;
  // at once for a billion neurons, too
  if (!sources.neurons && !targets.neurons) return forbiddenSource(recipe, 0) === 0 ? 0 : targets.count;
  let pairs = 0;
  for (let target = 0; target < targets.count; target++) if (forbiddenSource(recipe, target) !== target) pairs++;
  return pairs;
}
