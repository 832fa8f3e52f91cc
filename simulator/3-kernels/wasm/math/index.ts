// Elementary functions inside a kernel: the same bits as 0-numbers.
export { smallExpm1, smallSquare } from './exponential.js';
export { importFunctions, inline, outsideFunctions } from './functions.js';
export { plainFunctions } from './plain.js';
