// Exact steps of linear systems.
export { propagator, type Propagator } from './propagator.js';
export { stepPropagators } from './step-propagators.js';
