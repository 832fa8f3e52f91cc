// Every pair for which a condition on pre and post holds, by target, then by source.
import { candidatesOf } from './candidates.js';
import type { Pattern } from './pattern.js';

export const where: Pattern = {
  name: 'where',
  impossible: () => undefined,
  expected: recipe => recipe.sources.count * recipe.targets.count,
  certainty: () => 'most',
  describe: condition => `where ${condition}`,
  connect: (recipe, context) => {
    const candidates = candidatesOf(recipe, context);
    return (target, into) =>
      candidates(target, (places, conditions, count) => {
        const sources = into.reserve(count);
        let { length } = into;
        for (let i = 0; i < count; i++) if (conditions[i] !== 0) sources[length++] = places[i]!;
        into.length = length;
      });
  }
};
