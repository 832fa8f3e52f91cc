// Two connections between the same populations of which results could not be told apart.
import type { FaultCheck } from './check.js';

export const unnamedConnection: FaultCheck = { code: 'unnamed-connection', severity: 'error', on: 'lowering' };
