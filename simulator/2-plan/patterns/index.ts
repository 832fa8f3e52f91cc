// Connection patterns: what they need, how many synapses to expect, and how to make them.
export {
  certaintyOf,
  checkRecipe,
  connectionsOf,
  expectedSynapses,
  makesNoSynapses,
  patternOf
} from './check-recipe.js';
export { neuronSet, numberAt, placeOf } from './neuron-set.js';
export type { PairValues } from './pattern.js';
export { patterns } from './registry.js';
export { SourceList } from './source-list.js';
