// Ways of advancing equations by a step, and which one takes those of a group.
export { chooseIntegrator } from './choose-integrator.js';
export type { IntegratedNames, Integrator } from './integrator.js';
export { integrators } from './registry.js';
