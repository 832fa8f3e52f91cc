// Populations with their models bound, what is wanted of their neurons from outside, and the groups built of both.
export { boundText } from './bound-text.js';
export { localsIn, planEvent, stepsBetween } from './events.js';
export { buildGroups, type Group } from './group.js';
export { distanceBetween } from './layout.js';
export { NeuronDraft } from './neuron-draft.js';
export { planGroup } from './plan-group.js';
export { stampOf } from './spikes.js';
export type { ReceptorWant, Want } from './wants.js';
