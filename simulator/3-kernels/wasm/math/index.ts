// Elementary functions inside a kernel: the same bits as 0-numbers.
export { addFunctions, importedFunctions } from './functions.js';
