// Every pair for which a condition on pre and post holds, by target, then by source.
import { numberAt } from './neuron-set.js';
import type { Pattern } from './pattern.js';
import { forbiddenSource } from './recipe.js';

export const where: Pattern = {
  name: 'where',
  impossible: () => undefined,
  expected: recipe => recipe.sources.count * recipe.targets.count,
  certainty: () => 'most',
  describe: condition => `where ${condition}`,
  connect:
    (recipe, { pair }) =>
    (target, into) => {
      const left = forbiddenSource(recipe, target);
      const post = numberAt(recipe.targets, target);
      for (let source = 0; source < recipe.sources.count; source++) {
        if (source !== left && pair(numberAt(recipe.sources, source), post) !== 0)
          into.reserve(1)[into.length++] = source;
      }
    }
};
