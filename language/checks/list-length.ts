// A list of values that has not one for each neuron or synapse.
import type { FaultCheck } from './check.js';

export const listLength: FaultCheck = { code: 'list-length', severity: 'error', on: 'planning' };
