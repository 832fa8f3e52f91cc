// The integrators of the reference backend.
export { integratorOf } from './integrate.js';
export type { Integrate } from './integrator.js';
