// A data file that is missing or is no table of numbers.
import type { FaultCheck } from './check.js';

export const dataFile: FaultCheck = { code: 'data-file', severity: 'error', on: 'lowering' };
