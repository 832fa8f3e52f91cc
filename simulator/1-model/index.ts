// Stage 1: the network as plain data, its quantities and its expressions.
export {
  asciiUnit,
  dimensionless,
  divide,
  findUnit,
  formatBytes,
  formatNumber,
  formatQuantity,
  formatUnit,
  inUnit,
  isDimensionless,
  multiply,
  nameDimension,
  raise,
  sameDimension,
  units,
  unitShift,
  type Dimension,
  type Unit
} from './quantities/index.js';
export {
  argumentsText,
  broadcast,
  located,
  networkError,
  entryOf,
  evaluate,
  expressionText,
  functions,
  isList,
  NetworkError,
  ofNeurons,
  operandsOf,
  operate,
  operators,
  outOfRange,
  partsOf,
  rangeOf,
  rangeText,
  selectionText,
  sideParts,
  sidesIn,
  type BinaryOperator,
  type Expression,
  type Fault,
  type ListValue,
  type Measured,
  type Resolve,
  type Selection,
  type Source,
  type Value
} from './expressions/index.js';
export {
  dataList,
  dataLists,
  dataRow,
  partOfData,
  rangeOfValues,
  neuronsAValue,
  readSample,
  recordingIn,
  sampleSize,
  type DataSet
} from './data-set.js';
export { faultCodes, type CodeEntry, type FaultCode } from './fault-codes.js';
export { lookup } from './lookup.js';
export { retargeted } from './retargeted.js';
export { shapeText } from './shape-text.js';
export { usedFirst } from './used-first.js';
export type {
  Assignment,
  EventRule,
  ExpectStatement,
  Experiment,
  Global,
  Binding,
  ConfiguredModel,
  ModelDefinition,
  NetworkModel,
  Parameter,
  Pattern,
  Population,
  Projection,
  ProjectionModel,
  Seeds,
  Showing,
  SpikeRule,
  State,
  Statement
} from './network-model.js';
export { bodyOf, statementsIn } from './statements.js';
