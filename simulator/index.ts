// The only door of the simulator: NetworkModel in, Recording out.
export * from './1-model/index.js';
export type * from './4-run/index.js';
