// Lists that give a value for each entry of a kernel: every synapse takes the value of its entry.
import { formatNumber, type Source } from '../../1-model/index.js';
import { networkError, replaceLists, type Formula } from '../formula/index.js';
import { patternOf } from '../patterns/index.js';
import type { Recipe } from '../plan/index.js';

/** Rewrites the lists in the value of `name`. */
export type RewriteLists = (value: Formula, name: string, source: Source) => Formula;

/** Undefined for patterns whose synapses share nothing. */
export function sharedLists(recipe: Recipe): RewriteLists | undefined {
  const shared = patternOf(recipe).shared?.(recipe);
  return (
    shared &&
    ((value, name, source) =>
      replaceLists(value, values => {
        if (values.length === shared.count) return { kind: 'entry', values, index: shared.entry };
        const given = formatNumber(values.length);
        const kernel = `${formatNumber(shared.count)} (${shared.text})`;
        throw networkError(
          'list-length',
          `${name} of ${recipe.projection} is a list of ${given} values for a kernel of ${kernel}; give one value per entry.`,
          source
        );
      }))
  );
}
