// Exact steps of linear systems.
export { placesOf, productSize } from './places.js';
export { stepPropagators } from './step-propagators.js';
