// Each pair with probability p, by target, then by source. With one p for all pairs the gap to the next source is geometric: one draw
// a synapse, not one a pair.
import { log, log1p, type WordSequence } from '../../0-numbers/index.js';
import { formatNumber } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { Recipe } from '../plan/index.js';
import { candidatesOf } from './candidates.js';
import { numberAt } from './neuron-set.js';
import type { AppendSources, ConnectContext, Pattern } from './pattern.js';
import { allPairs, forbiddenSource } from './recipe.js';

export const fixedProbability: Pattern = {
  name: 'fixed_probability',
  pairwise: 'p',
  impossible: ({ numbers: { p = NaN }, pairwise, projection }) =>
    pairwise || (p >= 0 && p <= 1)
      ? undefined
      : `The probability p of ${projection} is ${formatNumber(p)}: give a number from 0 to 1 (or 0 % to 100 %).`,
  expected: recipe => (recipe.numbers.p ?? 1) * allPairs(recipe),
  certainty: recipe => (recipe.pairwise ? 'most' : 'mean'),
  draws: true,
  connect: (recipe, context) =>
    recipe.pairwise ? pairByPair(recipe, context) : fromGapToGap(recipe, recipe.numbers.p!, context.draws)
};

function fromGapToGap(recipe: Recipe, p: number, draws: WordSequence): AppendSources {
  // P(gap >= n) = (1 - p)^n; log 0 = -Infinity makes every gap 0 for p = 1
  const perStep = 1 / log1p(-p);
  return (target, into) => {
    if (p === 0) return;
    const left = forbiddenSource(recipe, target);
    const candidates = recipe.sources.count - (left >= 0 ? 1 : 0);
    const expected = p * candidates;
    draws.start(target, 2 * (expected + 3 * Math.sqrt(expected)));
    for (let candidate = -1; ; ) {
      candidate += 1 + Math.floor(log(1 - draws.uniform()) * perStep);
      if (!(candidate < candidates)) return;
      into.reserve(1)[into.length++] = left >= 0 && candidate >= left ? candidate + 1 : candidate;
    }
  };
}

function pairByPair(recipe: Recipe, context: ConnectContext): AppendSources {
  const { draws } = context;
  const candidates = candidatesOf(recipe, context);
  return (target, into) => {
    draws.start(target);
    candidates(target, (places, probabilities, count, neurons) => {
      let uncertain = 0;
      for (let i = 0; i < count; i++) {
        const p = probabilities[i]!;
        if (!(p >= 0 && p <= 1)) throw outside(recipe, p, neurons[i]!, numberAt(recipe.targets, target));
        if (p > 0 && p < 1) uncertain++;
      }
      draws.expect(2 * uncertain);
      const sources = into.reserve(count);
      let { length } = into;
      for (let i = 0; i < count; i++) {
        const p = probabilities[i]!;
        // what is certain needs no draw
        if (p > 0 && (p === 1 || draws.uniform() < p)) sources[length++] = places[i]!;
      }
      into.length = length;
    });
  };
}

function outside({ projection, sources, targets, source }: Recipe, p: number, pre: number, post: number): Error {
  const pair = `from ${sources.population}[${pre}] to ${targets.population}[${post}]`;
  const remedy = 'give a number from 0 to 1, for example clip(…, 0, 1)';
  return networkError(
    'impossible-pattern',
    `The probability p of ${projection} is ${formatNumber(p)} ${pair}: ${remedy}.`,
    source
  );
}
