// Dimensions, units, and values as people write them.
export * from './bytes-text.js';
export * from './dimension.js';
export * from './quantity-text.js';
export * from './units.js';
