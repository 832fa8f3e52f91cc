// Projections: which neurons, which delay, and how spikes cross.
export { delayTooLong, planProjections, synapseFormula, type PlannedProjection } from './projections.js';
