// A column that a data table does not have.
import type { FaultCheck } from './check.js';

export const unknownColumn: FaultCheck = { code: 'unknown-column', severity: 'error', on: 'lowering' };
