// Values known before a run: constants of the file, sizes and selections, parameters of neurons and synapses.
export { Globals, isNoNumber, overridesOf, settable } from './globals.js';
export { namedTimes } from './named-times.js';
export { BoundParameters, checkRange, type Use } from './parameters.js';
export { pairwiseOf } from './matrices.js';
export { rangedParameters } from './ranged-parameters.js';
export { listsOf, type RewriteLists } from './shared-lists.js';
export { neuronsOf, rangeOf, shapeOf } from './sizes.js';
