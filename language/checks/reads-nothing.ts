// An encoder without data, or data for what is no encoder.
import type { FaultCheck } from './check.js';

export const readsNothing: FaultCheck = { code: 'reads-nothing', severity: 'error', on: 'planning' };
