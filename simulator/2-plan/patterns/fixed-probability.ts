// Each pair with probability p, by target, then by source. The gap to the next source is geometric: one draw a synapse, not one a pair.
import { log, log1p, WordSequence } from '../../0-numbers/index.js';
import type { Pattern } from './pattern.js';
import { forbiddenPairs, forbiddenSource } from './recipe.js';

export const fixedProbability: Pattern = {
  name: 'fixed_probability',
  impossible: ({ numbers: { p = NaN }, projection }) => p >= 0 && p <= 1 ? undefined
    : `The probability p of ${projection} is ${p}: give a number from 0 to 1 (or 0 % to 100 %).`,
  expected: recipe => recipe.numbers.p! * (recipe.sources.count * recipe.targets.count - forbiddenPairs(recipe)),
  connect: (recipe, key) => {
    const draws = new WordSequence(key), p = recipe.numbers.p!;
    // P(gap >= n) = (1 - p)^n; log 0 = -Infinity makes every gap 0 for p = 1
    const perStep = 1 / log1p(-p);
    return (target, into) => {
      if (p === 0) return;
      const left = forbiddenSource(recipe, target), candidates = recipe.sources.count - (left >= 0 ? 1 : 0);
      draws.start(target);
      for (let candidate = -1; ;) {
        candidate += 1 + Math.floor(log(1 - draws.uniform()) * perStep);
        if (!(candidate < candidates)) return;
        into.room(1)[into.length++] = left >= 0 && candidate >= left ? candidate + 1 : candidate;
      }
    };
  }
};
