// A number of a neuron, synapse or entry of a list that there is not.
import type { FaultCheck } from './check.js';

export const indexOutOfRange: FaultCheck = { code: 'index-out-of-range', severity: 'error', on: 'planning' };
