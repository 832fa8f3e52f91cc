// Exact steps of linear systems.
export { propagator } from './propagator.js';
export { stepPropagators } from './step-propagators.js';
