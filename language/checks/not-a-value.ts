// Something that has no value where one is needed, found while the network is put together.
import type { FaultCheck } from './check.js';

export const notAValue: FaultCheck = { code: 'not-a-value', severity: 'error', on: 'lowering' };
