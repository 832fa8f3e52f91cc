// What a network is in every backend: its arrays, what is under way, what drives it, and what is asked of it.
export { nextOfInterval } from './intervals.js';
export type { Synapses } from './parts.js';
export { Presented } from './presented.js';
export { propagatorsIn, type Propagators } from './propagators.js';
export { RecordedSynapses } from './recorded-synapses.js';
export { Ring } from './ring.js';
export { isSilent, silencesIn } from './silences.js';
export type { Stimulus } from './stimulus.js';
export { amountsOf, inRows, type Amounts } from './synapses/amounts.js';
export { delaysOf, longest, type Delays } from './synapses/delays.js';
export { growth, knownGrowths } from './synapses/growth.js';
export { SynapseStates, type Kept } from './synapses/synapse-states.js';
