// n sources drawn for every target: with replacement, or all different `without multapses`; in order of drawing.
import { drawPlaces } from './draw-places.js';
import { impossibleDegree } from './impossible-degree.js';
import type { Pattern } from './pattern.js';
import { forbiddenPairs, forbiddenSource } from './recipe.js';

export const fixedIndegree: Pattern = {
  name: 'fixed_indegree',
  impossible: recipe => impossibleDegree(recipe, 'in', forbiddenPairs(recipe) > 0),
  expected: recipe => recipe.numbers.n! * recipe.targets.count,
  certainty: () => 'exact',
  draws: true,
  connect: (recipe, { draws }) => {
    const n = recipe.numbers.n!;
    const draw = drawPlaces(draws, recipe.sources.count, recipe.without.includes('multapses'));
    return (target, into) => {
      draw(target, n, forbiddenSource(recipe, target), into.reserve(n), into.length);
      into.length += n;
    };
  }
};
