// Exact steps of linear systems.
export type { Matrix } from './matrix-exponential.js';
export { propagator, type Propagator } from './propagator.js';
export { stepPropagators } from './step-propagators.js';
