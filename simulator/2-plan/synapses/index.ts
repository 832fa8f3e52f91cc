// Projections: which neurons, which delay, and how spikes cross.
export { delayTooLong, planProjection, synapseFormula, type PlannedProjection } from './projections.js';
