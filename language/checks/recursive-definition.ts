// A value or function that is defined by itself.
import type { LoweringCheck } from './check.js';

export const recursiveDefinition: LoweringCheck = { code: 'recursive-definition', severity: 'error', on: 'lowering' };
