// Stage 2: a NetworkModel becomes the Plan of one run.
export { plan } from './make-plan.js';
export { seedsOf, sweepOf, type SweepValues } from './sweep.js';
export type { PlanOptions } from './options.js';
export { explainPlan } from './explain/explain-plan.js';
export type {
  Assignment,
  ElementValue,
  EventSide,
  GroupPlan,
  IntegratorName,
  IntegratorPlan,
  LazyProgram,
  LinearPlan,
  MemoryItem,
  NoisePlan,
  Plan,
  PresentationsPlan,
  ProjectionPlan,
  Propagator,
  RefractoryPlan,
  Send,
  SilencePlan,
  SpikePlan,
  StimulusPlan,
  SynapseProgram,
  SynapseState,
  SynapseValue,
  Transmission,
  WeightRecord
} from './plan.js';
export {
  add,
  affine,
  children,
  coefficientOf,
  networkError,
  distributions,
  eachPartOnce,
  folded,
  impossibleDraw,
  isNumber,
  mentions,
  multiply,
  number,
  parts,
  replace,
  variable,
  type Distribution,
  type Formula,
  type ListValue,
  type Variable
} from './formula/index.js';
export { KnownValues } from './known-values.js';
export { largestRate } from './largest-rate.js';
export { timeConstantsOf, type TimeConstant } from './time-constants.js';
export { firesAfterReset, firesEachStep, settlesBelowThreshold } from './firing.js';
export { isRandom } from './randomness.js';
export { checkRange } from './parameters.js';
export { delayTooLong } from './projections.js';
export { stampOf } from './spikes.js';
export { beyondSteps, showTime } from './grid/durations.js';
export { stepPropagators } from './linear/index.js';
export {
  eventSides,
  everyPass,
  mergingTolerance,
  passNames,
  readBefore,
  unknownPass
} from './passes/index.js';
export {
  certaintyOf,
  checkRecipe,
  connectionsOf,
  expectedSynapses,
  neuronSet,
  numberAt,
  patternOf,
  patterns,
  placeOf,
  SourceList,
  type NeuronSet,
  type PairValue,
  type Recipe
} from './patterns/index.js';
