// Stage 2: a NetworkModel becomes the Plan of one run.
export { plan, planAgain } from './make-plan.js';
export {
  KnownValues,
  nobody,
  refuseAwaited,
  shownSpikes,
  seedsOf,
  sweepOf,
  sweptText,
  walkedStatements,
  walkOf,
  type PlanOptions,
  type Examination,
  type ScriptEvent,
  type Stretch,
  type Sweep,
  type SweptParameter,
  type SweptValues,
  targetsOf,
  valuesFor
} from './experiment/index.js';
export type { MemoryCount } from './memory/index.js';
export { rangedParameters } from './values/index.js';
export { explainPlan } from './explain/explain-plan.js';
export { integrationOf } from './explain/integrator-lines.js';
export type {
  Assignment,
  DelayPlan,
  ElementValue,
  EventSide,
  GroupPlan,
  Inject,
  Integrated,
  IntegratorName,
  IntegratorPlan,
  LazyProgram,
  LearntPlan,
  LostSpikesPlan,
  MemoryItem,
  NeuronSet,
  NoisePlan,
  Plan,
  PresentationsPlan,
  ProjectionPlan,
  Places,
  Propagator,
  Propagators,
  Recipe,
  Recurrence,
  RefractoryPlan,
  Send,
  SharedTraces,
  SignalRule,
  ShownSpikes,
  SilencePlan,
  SpikePlan,
  StimulusPlan,
  SynapseEvent,
  Course,
  SynapseProgram,
  SynapseState,
  SynapseValue,
  Transmission,
  WeightRecord,
  Window
} from './plan/index.js';
export {
  add,
  affine,
  children,
  coefficientOf,
  draws,
  networkError,
  distributions,
  eachPartOnce,
  folded,
  impossibleDraw,
  isNumber,
  isOwnState,
  mentions,
  mostDrawn,
  multiply,
  number,
  parts,
  replace,
  variable,
  type Distribution,
  type Draw,
  type Formula,
  type ListValue,
  type Variable
} from './formula/index.js';
export {
  firesAfterReset,
  firesEachStep,
  drawsWhenPresented,
  isRandom,
  largestRate,
  settlesBelowThreshold,
  couplingsOf,
  synapticStates,
  timeConstantsOf,
  type SynapticState,
  type TimeConstant
} from './analysis/index.js';
export { checkRange } from './values/index.js';
export { delayTooLong, totalsIn } from './synapses/index.js';
export { stampOf } from './neurons/index.js';
export { beyondSteps, showTime } from './grid/durations.js';
export { stepPropagators } from './linear/index.js';
export {
  eventSides,
  integratedState,
  bitEqualPasses,
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
  type PairValues
} from './patterns/index.js';
