// Goes through the sources that a target may have and what is asked of each pair, some thousand at a time.
import type { Recipe } from '../plan/index.js';
import { numberAt } from './neuron-set.js';
import { mostPairs, type ConnectContext } from './pattern.js';
import { forbiddenSource } from './recipe.js';

/** The first `count` entries: places of sources, their neurons, and what was asked of the pairs. */
export type VisitCandidates = (places: Uint32Array, values: Float64Array, count: number, neurons: Uint32Array) => void;

/** Both neurons of a pair that must not be are never asked about. `target` is a place. */
export function candidatesOf(
  recipe: Recipe,
  { pairs }: ConnectContext
): (target: number, visit: VisitCandidates) => void {
  const { sources, targets } = recipe;
  const places = new Uint32Array(mostPairs);
  const neurons = new Uint32Array(mostPairs);
  return (target, visit) => {
    const left = forbiddenSource(recipe, target);
    const post = numberAt(targets, target);
    for (let source = 0; source < sources.count; ) {
      let count = 0;
      for (; source < sources.count && count < mostPairs; source++) {
        if (source === left) continue;
        places[count] = source;
        neurons[count++] = numberAt(sources, source);
      }
      visit(places, pairs(neurons, count, post), count, neurons);
    }
  };
}
