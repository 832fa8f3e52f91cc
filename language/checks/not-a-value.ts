// Something that has no value where one is needed, found while the network is put together.
import type { LoweringCheck } from './check.js';

export const notAValue: LoweringCheck = { code: 'not-a-value', severity: 'error', on: 'lowering' };
