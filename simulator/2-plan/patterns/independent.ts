// Every target draws spikes of its own from its sources: no synapse is made.
import type { Pattern } from './pattern.js';
import { allPairs } from './recipe.js';

export const independent: Pattern = {
  name: 'independent',
  impossible: () => undefined,
  expected: () => 0,
  certainty: () => 'exact',
  pairsWithoutSynapses: allPairs,
  connect: () => () => undefined
};
