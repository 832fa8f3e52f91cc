// Elementary functions inside a kernel: the same bits as 0-numbers.
export { addFunctions, importedFunctions, inline } from './functions.js';
