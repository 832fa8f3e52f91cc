// Formulas and what can be done with them.
export { distributions, impossibleDraw, type Distribution } from './distributions.js';
export {
  children,
  eachPartOnce,
  mentions,
  parts,
  variable,
  type Formula,
  type Side,
  type Variable
} from './formula.js';
export {
  add,
  asWritten,
  binary,
  call,
  constant,
  divide,
  folded,
  isNumber,
  multiply,
  negate,
  number,
  replace,
  replaceLists,
  subtract,
  zero
} from './fold.js';
export { affine, coefficientOf, type Affine } from './affine.js';
export { misplacedNoise, resolve, valueOf, type Scope } from './resolve.js';
export { formulaText } from './text.js';
export { networkError, isList, type ListValue, type Value } from '../../1-model/index.js';
