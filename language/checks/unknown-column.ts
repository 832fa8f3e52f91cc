// A column that a data table does not have.
import type { LoweringCheck } from './check.js';

export const unknownColumn: LoweringCheck = { code: 'unknown-column', severity: 'error', on: 'lowering' };
