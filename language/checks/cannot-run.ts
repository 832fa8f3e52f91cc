// What the planner refuses and no other check names: an experiment that cannot run as it is written.
import type { FaultCheck } from './check.js';

export const cannotRun: FaultCheck = { code: 'cannot-run', severity: 'error', on: 'planning' };
