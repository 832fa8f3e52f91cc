// Connectivity: recipes in, synapses in canonical order and rows for delivery out.
export * from './connect.js';
export type * from './connectivity.js';
export * from './each-synapse.js';
export * from './rows.js';
