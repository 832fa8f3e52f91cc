// A connection pattern that cannot be made of its two populations.
import type { FaultCheck } from './check.js';

export const impossiblePattern: FaultCheck = { code: 'impossible-pattern', severity: 'error', on: 'planning' };
