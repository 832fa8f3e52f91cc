// What a finished plan shows before it runs: whether it fires, how fast it decays, whether it draws.
export { couplingsOf } from './couplings.js';
export { firesAfterReset, firesEachStep, settlesBelowThreshold } from './firing.js';
export { largestRate } from './largest-rate.js';
export { drawsWhenPresented, isRandom } from './randomness.js';
export { synapticStates, type SynapticState } from './synaptic-states.js';
export { timeConstantsOf, type TimeConstant } from './time-constants.js';
