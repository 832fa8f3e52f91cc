// Every source to every target, by target, then by source.
import type { Pattern } from './pattern.js';
import { allPairs, forbiddenSource } from './recipe.js';

export const allToAll: Pattern = {
  name: 'all_to_all',
  impossible: () => undefined,
  expected: allPairs,
  certainty: () => 'exact',
  connect: recipe => (target, into) => {
    const { count } = recipe.sources;
    const left = forbiddenSource(recipe, target);
    const numbers = into.reserve(count);
    let at = into.length;
    for (let source = 0; source < count; source++) if (source !== left) numbers[at++] = source;
    into.length = at;
  }
};
