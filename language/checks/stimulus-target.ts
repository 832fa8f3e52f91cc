// A stimulus for neurons that have no input, or not one alone.
import type { FaultCheck } from './check.js';

export const stimulusTarget: FaultCheck = { code: 'stimulus-target', severity: 'error', on: 'lowering' };
