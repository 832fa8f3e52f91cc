// A run that would need more memory than it may take.
import type { FaultCheck } from './check.js';

export const tooMuchMemory: FaultCheck = { code: 'too-much-memory', severity: 'error', on: 'planning' };
