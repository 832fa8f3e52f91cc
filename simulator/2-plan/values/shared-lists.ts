// What lists in the values of synapses stand for: the entry of a matrix, or that of a kernel whose values many synapses share.
import { formatNumber, type Source } from '../../1-model/index.js';
import { networkError, replaceLists, type Formula } from '../formula/index.js';
import { patternOf } from '../patterns/index.js';
import type { Recipe } from '../plan/index.js';
import { withMatrices } from './matrices.js';

/** Rewrites the lists in the value of `name`. */
export type RewriteLists = (value: Formula, name: string, source: Source) => Formula;

/** Of other patterns than those with a kernel, lists of single values are left as they are. */
export function listsOf(recipe: Recipe): RewriteLists {
  const shared = patternOf(recipe).shared?.(recipe);
  if (!shared) return (value, name, source) => withMatrices(value, name, recipe, source);
  return (value, name, source) =>
    replaceLists(value, values => {
      if (values.length === shared.count) return { kind: 'entry', values, index: shared.entry };
      const given = formatNumber(values.length);
      const kernel = `${formatNumber(shared.count)} (${shared.text})`;
      throw networkError(
        'list-length',
        `${name} of ${recipe.projection} is a list of ${given} values for a kernel of ${kernel}; give one value per entry.`,
        source
      );
    });
}
