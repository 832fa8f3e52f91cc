// Stage 1: the network as plain data, its quantities and its expressions.
export * from './quantities/index.js';
export * from './expressions/index.js';
export * from './fault-codes.js';
export * from './lookup.js';
export * from './network-model.js';
