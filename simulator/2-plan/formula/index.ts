// Formulas and what can be done with them.
export * from './distributions.js';
export * from './formula.js';
export * from './fold.js';
export * from './affine.js';
export * from './resolve.js';
export * from './text.js';
export { complain, isList, type ListValue, type Value } from '../../1-model/index.js';
