// Expressions: what they are made of, the one table of functions and operators, values, and text.
export * from './evaluate.js';
export * from './expression.js';
export * from './fault.js';
export * from './functions.js';
export * from './operators.js';
export * from './text.js';
export * from './values.js';
