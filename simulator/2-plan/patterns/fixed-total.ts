// n pairs drawn from all: with replacement, or all different `without multapses`; by target, then in order of drawing.
// First each target's number of synapses (together multinomial, or multivariate hypergeometric), then its sources.
import { binomial, hypergeometric } from '../../0-numbers/index.js';
import { formatNumber } from '../../1-model/index.js';
import type { Recipe } from '../plan/index.js';
import { drawPlaces } from './draw-places.js';
import { setText } from './neuron-set.js';
import type { ConnectContext, Pattern } from './pattern.js';
import { allPairs, forbiddenSource } from './recipe.js';

export const fixedTotal: Pattern = {
  name: 'fixed_total',
  impossible: recipe => {
    const {
      numbers: { n = NaN },
      projection,
      sources,
      targets
    } = recipe;
    const pairs = allPairs(recipe);
    if (!Number.isInteger(n) || n < 0)
      return `The number n of synapses of ${projection} is ${formatNumber(n)}: give a whole number, 0 or more.`;
    const between = `${setText(sources)} and ${setText(targets)}`;
    if (n > 0 && pairs === 0)
      return `${projection} draws ${n} synapses, but between ${between} there is no pair to draw from: connect more neurons.`;
    if (!recipe.without.includes('multapses') || n <= pairs) return undefined;
    return `${projection} draws ${n} different pairs, but between ${between} there are only ${pairs}: lower n or allow multapses.`;
  },
  expected: recipe => recipe.numbers.n!,
  certainty: () => 'exact',
  draws: true,
  connect: (recipe, context) => {
    const inDegrees = drawInDegrees(recipe, context);
    const draw = drawPlaces(context.draws, recipe.sources.count, recipe.without.includes('multapses'));
    return (target, into) => {
      const n = inDegrees[target]!;
      draw(target, n, forbiddenSource(recipe, target), into.reserve(n), into.length);
      into.length += n;
    };
  }
};

/** One target after the other takes its share of what is left. */
function drawInDegrees(recipe: Recipe, { draws, spend }: ConnectContext): Uint32Array {
  const { sources, targets, numbers, without } = recipe;
  const share = without.includes('multapses') ? hypergeometric : withReplacement;
  const inDegrees = new Uint32Array(targets.count);
  let pairs = allPairs(recipe);
  let left = numbers.n!;
  // an element that no target has
  draws.start(targets.count, 2 * targets.count);
  for (let target = 0; target < targets.count; target++) {
    const own = sources.count - (forbiddenSource(recipe, target) >= 0 ? 1 : 0);
    inDegrees[target] = share(pairs, own, left, draws.uniform());
    left -= inDegrees[target]!;
    pairs -= own;
    spend(1);
  }
  return inDegrees;
}

const withReplacement = (all: number, own: number, n: number, u: number): number =>
  all === 0 ? 0 : binomial(n, own / all, u);
