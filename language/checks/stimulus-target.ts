// A stimulus for neurons that have no input, or not one alone.
import type { LoweringCheck } from './check.js';

export const stimulusTarget: LoweringCheck = { code: 'stimulus-target', severity: 'error', on: 'lowering' };
