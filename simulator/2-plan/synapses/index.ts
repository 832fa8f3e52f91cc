// Projections: which neurons, which delay, and how spikes cross.
export { withBindings, withBoundInputs } from './bindings.js';
export { refuseUnforeseen } from './losing.js';
export { totalsIn } from './totals.js';
export { delayTooLong, planProjections, summedFormula, synapseFormula, type PlannedProjection } from './projections.js';
