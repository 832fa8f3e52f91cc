// n targets drawn for every source: with replacement, or all different `without multapses`; sorted by target, then by source.
import type { Recipe } from '../plan/index.js';
import { drawPlaces, type DrawPlaces } from './draw-places.js';
import { impossibleDegree } from './impossible-degree.js';
import type { AppendSources, ConnectContext, Pattern } from './pattern.js';
import { forbiddenPairs, forbiddenTarget } from './recipe.js';

export const fixedOutdegree: Pattern = {
  name: 'fixed_outdegree',
  impossible: recipe => impossibleDegree(recipe, 'out', forbiddenPairs(recipe) > 0),
  expected: recipe => recipe.numbers.n! * recipe.sources.count,
  certainty: () => 'exact',
  draws: true,
  connect: sortedByTarget
};

/** Every source draws twice: to count, then to fill in. */
function sortedByTarget(recipe: Recipe, { draws, spend }: ConnectContext): AppendSources {
  const { sources, targets } = recipe;
  const draw = drawPlaces(draws, targets.count, recipe.without.includes('multapses'));
  const next = new Uint32Array(targets.count + 1);
  const Numbers = sources.count <= 65536 ? Uint16Array : Uint32Array;
  eachSource(recipe, draw, spend, target => next[target + 1]!++);
  for (let target = 0; target < targets.count; target++) next[target + 1]! += next[target]!;
  const made = new Numbers(next[targets.count]!);
  eachSource(recipe, draw, spend, (target, source) => (made[next[target]!++] = source));
  // by now the synapses of a target end where next[target] stands, and begin where those of the one before end
  return (target, into) => {
    const own = made.subarray(target === 0 ? 0 : next[target - 1], next[target]);
    into.reserve(own.length).set(own, into.length);
    into.length += own.length;
  };
}

function eachSource(
  recipe: Recipe,
  draw: DrawPlaces,
  spend: ConnectContext['spend'],
  visit: (target: number, source: number) => void
): void {
  const n = recipe.numbers.n!;
  const drawn = new Uint32Array(n);
  for (let source = 0; source < recipe.sources.count; source++) {
    draw(source, n, forbiddenTarget(recipe, source), drawn, 0);
    for (const target of drawn) visit(target, source);
    spend(1 + n);
  }
}
