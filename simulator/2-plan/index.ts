// Stage 2: a NetworkModel becomes the Plan of one run.
export { plan } from './make-plan.js';
export { seedsOf, sweepOf, type SweepValues } from './sweep.js';
export type { PlanOptions } from './options.js';
export { explainPlan } from './explain/explain-plan.js';
export type * from './plan.js';
export * from './formula/index.js';
export { KnownValues } from './known-values.js';
export { largestRate } from './largest-rate.js';
export { timeConstantsOf, type TimeConstant } from './time-constants.js';
export { firesAfterReset, firesEachStep, settlesBelowThreshold, type Potential } from './firing.js';
export { isRandom } from './randomness.js';
export { checkRange } from './parameters.js';
export { delayTooLong } from './projections.js';
export { stampOf } from './spikes.js';
export { beyondSteps, showTime } from './grid/durations.js';
export { stepPropagators, type Propagator } from './linear/index.js';
export * from './passes/index.js';
export * from './patterns/index.js';
