// A stimulus that ends before it begins, or as it begins: it adds nothing.
import type { FaultCheck } from './check.js';

export const emptyStimulus: FaultCheck = { code: 'empty-stimulus', severity: 'error', on: 'planning' };
