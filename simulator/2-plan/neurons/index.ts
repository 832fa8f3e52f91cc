// Populations: a draft of each, to which projections and stimuli add what they need, and the group made of it.
export { localsIn, planEvent } from './events.js';
export { planGroup } from './groups.js';
export { distanceBetween } from './layout.js';
export { NeuronDraft } from './neuron-draft.js';
export { stampOf } from './spikes.js';
