// Formulas and what can be done with them.
export * from './distributions.js';
export * from './formula.js';
export * from './functions.js';
export * from './fold.js';
export * from './affine.js';
export * from './resolve.js';
export * from './text.js';
