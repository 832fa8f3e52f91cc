// What a plan is: types alone, which lean on nothing else of this stage.
export type { MemoryItem, Plan } from './plan.js';
export type {
  GroupPlan,
  LayoutPlan,
  NoisePlan,
  ReceptorForm,
  ReceptorPlan,
  RefractoryPlan,
  StatePlan
} from './group.js';
export type {
  Integrated,
  IntegratorName,
  IntegratorPlan,
  LinearPlaces,
  LinearPlan,
  NoiseTerm,
  Places,
  Propagator,
  Propagators,
  RemainingState
} from './integration.js';
export type { PresentationsPlan, SamplesPlan, ShownSpikes, SpikePlan } from './spikes.js';
export type { Assignment } from './assignment.js';
export type { ElementValue } from './element-value.js';
export type { DelayPlan, LostSpikesPlan, ProjectionPlan } from './projection.js';
export type { Inject, Send, Transmission } from './transmission.js';
export type {
  Course,
  EventSide,
  LazyProgram,
  Recurrence,
  SharedTraces,
  SignalRule,
  SynapseEvent,
  SynapseProgram,
  SynapseState
} from './synapse-program.js';
export type { Recipe } from './recipe.js';
export type { Axis, NeuronSet } from './neuron-set.js';
export type { Distribution, Draw, Formula, Side, Variable, VariableKind } from './formula.js';
export type {
  CountedPlan,
  FreezePlan,
  LearntPlan,
  Program,
  ScriptPlan,
  SettingPlan,
  SilencePlan,
  StimulusPlan,
  Window
} from './experiment.js';
export type { ChoiceRecord, RecordsPlan, SynapseValue, TraceRecord, WeightPart, WeightRecord } from './records.js';
