// Two connections between the same populations of which results could not be told apart.
import type { LoweringCheck } from './check.js';

export const unnamedConnection: LoweringCheck = { code: 'unnamed-connection', severity: 'error', on: 'lowering' };
