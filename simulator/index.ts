// The only door of the simulator: NetworkModel in, Recording out.
export { stepsOf, timeOf } from './0-numbers/index.js';
export * from './1-model/index.js';
export { explainPlan, KnownValues, plan, resetAboveThreshold, settlesBelowThreshold, sweepOf, timeConstantsOf } from './2-plan/index.js';
export type { Plan, PlanOptions, SweepValues, Value } from './2-plan/index.js';
export type * from './4-run/index.js';
