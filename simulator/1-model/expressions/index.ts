// Expressions: what they are made of, the one table of functions and operators, values, and text.
export { evaluate, type Resolve } from './evaluate.js';
export {
  mapNames,
  operandsOf,
  partsOf,
  type BinaryOperator,
  type Expression,
  type Measured,
  type Selection,
  type Source
} from './expression.js';
export { located, networkError, NetworkError, type Fault } from './fault.js';
export { functions } from './functions.js';
export { operate, operators } from './operators.js';
export { ofNeurons, sideParts, sidesIn } from './sides.js';
export { argumentsText, expressionText, rangeText, selectionText } from './text.js';
export { broadcast, entryOf, isList, outOfRange, rangeOf, type ListValue, type Value } from './values.js';
