// The pairs of two lists, in list order.
import { formatNumber } from '../../1-model/index.js';
import type { NeuronSet, Recipe } from '../plan/index.js';
import { placeOf, setText } from './neuron-set.js';
import type { Pattern } from './pattern.js';

export const list: Pattern = {
  name: 'list',
  impossible: recipe => {
    const {
      lists: { pre = [], post = [] },
      projection
    } = recipe;
    if (pre.length !== post.length)
      return `The lists of ${projection} differ in length: pre has ${pre.length} neurons, post has ${post.length}; give one post for each pre.`;
    return (
      stranger('pre', pre, recipe.sources, projection) ??
      stranger('post', post, recipe.targets, projection) ??
      unwanted(recipe, pre, post)
    );
  },
  expected: recipe => recipe.lists.pre!.length,
  certainty: () => 'exact',
  inOrder: true
};

/** The first entry that is not a neuron of its side. */
function stranger(name: string, numbers: ArrayLike<number>, set: NeuronSet, projection: string): string | undefined {
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (Number.isInteger(number) && placeOf(set, number) >= 0) continue;
    const range = set.neurons
      ? `a neuron of ${setText(set)}`
      : `a whole number from ${set.first} to ${set.first + set.count - 1}`;
    return `${name}[${i}] of the list of ${projection} is ${formatNumber(number)}, which is not a neuron of ${setText(set)}: give ${range}.`;
  }
  return undefined;
}

/** The first pair that `without` forbids. */
function unwanted(
  { without, sources, targets, projection }: Recipe,
  pre: ArrayLike<number>,
  post: ArrayLike<number>
): string | undefined {
  const autapses = without.includes('autapses') && sources.population === targets.population;
  const seen = without.includes('multapses') ? new Set<number>() : undefined;
  for (let i = 0; i < pre.length; i++) {
    const pair = pre[i]! * targets.size + post[i]!;
    if (autapses && pre[i] === post[i])
      return `Synapse ${i} of the list of ${projection} connects neuron ${pre[i]} to itself: remove the pair or \`without autapses\`.`;
    if (seen?.has(pair))
      return `Synapse ${i} of the list of ${projection} connects ${pre[i]} to ${post[i]} once more: remove the pair or \`without multapses\`.`;
    seen?.add(pair);
  }
  return undefined;
}
