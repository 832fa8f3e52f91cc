// A data file that is missing or is no table of numbers.
import type { LoweringCheck } from './check.js';

export const dataFile: LoweringCheck = { code: 'data-file', severity: 'error', on: 'lowering' };
