// n sources drawn for every target: with replacement, or all different `without multapses`; in order of drawing.
import { WordSequence } from '../../0-numbers/index.js';
import { setText } from './neuron-set.js';
import type { AppendSources, Pattern } from './pattern.js';
import { forbiddenPairs, forbiddenSource, type Recipe } from './recipe.js';

export const fixedIndegree: Pattern = {
  name: 'fixed_indegree',
  impossible: recipe => {
    const { numbers: { n = NaN }, projection, sources } = recipe;
    if (!Number.isInteger(n) || n < 0) return `The in-degree n of ${projection} is ${n}: give a whole number, 0 or more.`;
    const candidates = sources.count - (forbiddenPairs(recipe) > 0 ? 1 : 0);
    if (n > 0 && candidates === 0) return `${projection} draws ${n} sources for each target, but ${setText(sources)} has none to draw from${sources.count > 0 ? ' without autapses' : ''}: connect from more neurons.`;
    if (recipe.without.includes('multapses') && n > candidates) return `${projection} draws ${n} different sources for each target, but ${setText(sources)} has only ${candidates}: lower n or allow multapses.`;
    return undefined;
  },
  expected: recipe => recipe.numbers.n! * recipe.targets.count,
  connect: (recipe, key) => (recipe.without.includes('multapses') ? allDifferent : withReplacement)(recipe, new WordSequence(key))
};

function withReplacement(recipe: Recipe, draws: WordSequence): AppendSources {
  const n = recipe.numbers.n!;
  return (target, into) => {
    const left = forbiddenSource(recipe, target), candidates = recipe.sources.count - (left >= 0 ? 1 : 0), numbers = into.room(n);
    draws.start(target);
    for (const end = into.length + n; into.length < end;) {
      const candidate = draws.below(candidates);
      numbers[into.length++] = left >= 0 && candidate >= left ? candidate + 1 : candidate;
    }
  };
}

/** Every subset of n candidates is equally likely (R. Floyd in J. Bentley 1987, doi:10.1145/30401.315746): n draws, none repeated. */
function allDifferent(recipe: Recipe, draws: WordSequence): AppendSources {
  const n = recipe.numbers.n!, takenBy = new Uint32Array(recipe.sources.count);
  return (target, into) => {
    const left = forbiddenSource(recipe, target), candidates = recipe.sources.count - (left >= 0 ? 1 : 0), numbers = into.room(n);
    draws.start(target);
    for (let last = candidates - n; last < candidates; last++) {
      const drawn = draws.below(last + 1), candidate = takenBy[drawn] === target + 1 ? last : drawn;
      takenBy[candidate] = target + 1;
      numbers[into.length++] = left >= 0 && candidate >= left ? candidate + 1 : candidate;
    }
  };
}
