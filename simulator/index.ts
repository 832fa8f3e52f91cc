// The only door of the simulator: NetworkModel in, Recording out.
//
//   plan     NetworkModel -> Plan        an integrator for each equation, constants folded, synapses placed       2-plan
//   emit     Plan -> Kernels             synapses made, ready to be carried on step by step                       3-kernels
//   run      NetworkModel -> Recording   plan, emit, and what happens taken down; a sweep runs each of its values  4-run
//   digest   Recording -> string         equal where every recorded bit is
import { NetworkError, type Fault, type NetworkModel } from './1-model/index.js';
import { memoryCount } from './4-run/index.js';
import { plan as planExperiment, sweepOf, type Plan, type PlanOptions } from './2-plan/index.js';

export { stepsOf, timeOf } from './0-numbers/index.js';
export {
  argumentsText,
  asciiUnit,
  broadcast,
  dataList,
  dataLists,
  dimensionless,
  divide,
  entryOf,
  evaluate,
  expressionText,
  faultCodes,
  findUnit,
  formatBytes,
  formatNumber,
  formatQuantity,
  formatUnit,
  functions,
  inUnit,
  isDimensionless,
  isList,
  lookup,
  multiply,
  nameDimension,
  NetworkError,
  ofNeurons,
  operandsOf,
  operate,
  partOfData,
  partsOf,
  raise,
  rangeOf,
  rangeOfValues,
  readSample,
  rangeText,
  retargeted,
  sameDimension,
  sampleSize,
  selectionText,
  shapeText,
  sidesIn,
  statementsIn,
  units,
  unitShift,
  usedFirst,
  type Assignment,
  type BinaryOperator,
  type CodeEntry,
  type DataSet,
  type Dimension,
  type EventRule,
  type ExpectStatement,
  type Experiment,
  type Expression,
  type Fault,
  type FaultCode,
  type Global,
  type ListValue,
  type Measured,
  type Binding,
  type ConfiguredModel,
  type ModelDefinition,
  type NetworkModel,
  type Parameter,
  type Pattern,
  type Population,
  type Projection,
  type ProjectionModel,
  type Resolve,
  type Selection,
  type Showing,
  type Source,
  type SpikeRule,
  type State,
  type Statement,
  type Unit,
  type Value
} from './1-model/index.js';
export {
  beyondSteps,
  certaintyOf,
  targetsOf,
  connectionsOf,
  explainPlan,
  integrationOf,
  firesAfterReset,
  firesEachStep,
  isRandom,
  KnownValues,
  nobody,
  largestRate,
  neuronSet,
  passNames,
  rangedParameters,
  settlesBelowThreshold,
  sweepOf,
  sweptText,
  couplingsOf,
  synapticStates,
  timeConstantsOf,
  unknownPass
} from './2-plan/index.js';
export type { NeuronSet, Plan, PlanOptions, Sweep, SweptValues, SynapticState, TimeConstant } from './2-plan/index.js';
export {
  backends,
  clippedShare,
  neuronKeys,
  runTask,
  startFaults,
  type NeuronKeys,
  type ThreadPool,
  type Task
} from './3-kernels/index.js';
export { digest, run } from './4-run/index.js';
export type {
  Chunk,
  PointValue,
  PointStart,
  Progress,
  RecordedPopulation,
  RecordedProjection,
  RecordedSpikes,
  RecordedLabels,
  SavedFile,
  RecordedTest,
  RecordedTrace,
  RecordedWeights,
  Recording,
  RunOptions,
  SweepPoint
} from './4-run/index.js';

/** The plan of an experiment, of the first values of its sweeps or of the given ones; without a plan, what has to be mended. */
export function plan(
  model: NetworkModel,
  options: PlanOptions,
  swept?: readonly number[]
): { readonly plan?: Plan; readonly faults: readonly Fault[] } {
  try {
    return {
      plan: planExperiment(model, options, memoryCount(), swept ?? sweepOf(model, options)?.points[0]!.values),
      faults: []
    };
  } catch (error) {
    if (error instanceof NetworkError) return { faults: error.faults };
    throw error;
  }
}
