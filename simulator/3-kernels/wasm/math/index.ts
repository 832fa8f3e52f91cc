// Elementary functions inside a kernel: the same bits as 0-numbers.
export { importFunctions, inline, outsideFunctions } from './functions.js';
export { plainFunctions } from './plain.js';
