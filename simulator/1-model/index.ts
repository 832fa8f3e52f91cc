export * from './bytes-text.js';
export * from './dimension.js';
export * from './expression.js';
export * from './fault.js';
export * from './network-model.js';
export * from './quantity-text.js';
export * from './units.js';
