// A value or function that is defined by itself.
import type { FaultCheck } from './check.js';

export const recursiveDefinition: FaultCheck = { code: 'recursive-definition', severity: 'error', on: 'lowering' };
