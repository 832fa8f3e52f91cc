// Formulas and what can be done with them.
export type { Distribution, Draw, Formula, Side, Variable } from '../plan/index.js';
export { standingWhile, unlessFrozen } from './frozen.js';
export { Noises } from './noises.js';
export { distributions, impossibleDraw, mostDrawn } from './distributions.js';
export {
  children,
  draws,
  eachPartOnce,
  isOwnState,
  mentions,
  parts,
  variable
} from './formula.js';
export {
  add,
  asWritten,
  binary,
  call,
  constant,
  divide,
  folded,
  folding,
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
export { linearRate } from './linear-rate.js';
export { numericFactor } from './numeric-factor.js';
export { EventDraws, misplacedNoise, resolve, valueOf, type Scope } from './resolve.js';
export { formulaText } from './text.js';
export { networkError, isList, type ListValue, type Value } from '../../1-model/index.js';
