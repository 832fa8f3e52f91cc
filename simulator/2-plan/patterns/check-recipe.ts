// Questions about a recipe that need no synapse to be made.
import type { Fault } from '../../1-model/index.js';
import type { Recipe } from '../plan/index.js';
import type { Certainty, Pattern } from './pattern.js';
import { patterns } from './registry.js';

/** Synapses are numbered by 32 bits. */
const mostSynapses = 2 ** 32 - 1;

/** What makes the recipe impossible (code `impossible-pattern`), naming the projection and the remedy; empty where nothing does. Costs no more than the lists are long. */
export function checkRecipe(recipe: Recipe): readonly Fault[] {
  const pattern = patternOf(recipe);
  const message = pattern.impossible(recipe) ?? tooMany(recipe, pattern);
  return message === undefined
    ? []
    : [{ code: 'impossible-pattern', message, ...(recipe.source ? { source: recipe.source } : {}) }];
}

/** Synapses to expect before any is made, as far as `certaintyOf` says; 0 for `independent`. */
export const expectedSynapses = (recipe: Recipe): number => patternOf(recipe).expected(recipe);

export const certaintyOf = (recipe: Recipe): Certainty => patternOf(recipe).certainty(recipe);

export function patternOf(recipe: Pick<Recipe, 'pattern'>): Pattern {
  const pattern = patterns.find(({ name }) => name === recipe.pattern);
  if (!pattern) throw new Error(`The simulator has no pattern ${recipe.pattern}.`);
  return pattern;
}

/** Each target draws spikes of its own instead. */
export const makesNoSynapses = ({ name }: { readonly name: string }): boolean =>
  patternOf({ pattern: name }).pairsWithoutSynapses !== undefined;

/** For people: synapses, or pairs of neurons where no synapse is made of them, and how far that is known. Undefined where the recipe is impossible, or the simulator has no such pattern. */
export function connectionsOf(recipe: Recipe): { readonly count: number; readonly certainty: Certainty } | undefined {
  const pattern = patterns.find(({ name }) => name === recipe.pattern);
  if (!pattern || checkRecipe(recipe).length > 0) return undefined;
  return {
    count: pattern.pairsWithoutSynapses?.(recipe) ?? pattern.expected(recipe),
    certainty: pattern.certainty(recipe)
  };
}

function tooMany(recipe: Recipe, pattern: Pattern): string | undefined {
  const expected = pattern.expected(recipe);
  if (expected <= mostSynapses || pattern.certainty(recipe) === 'most') return undefined;
  return `${recipe.projection} would have ${expected.toPrecision(3)} synapses, and one connection can have at most ${mostSynapses.toPrecision(3)}: connect fewer neurons or more sparsely.`;
}
