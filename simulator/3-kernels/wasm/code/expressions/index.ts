// Values by their types, and variables that hold them.
export { Expression } from './expression.js';
export { F64 } from './f64.js';
export { F64x2 } from './f64x2.js';
export { I32, type Whole } from './i32.js';
export { I32x4 } from './i32x4.js';
export { I64 } from './i64.js';
export { Mask } from './mask.js';
export {
  expression,
  nameOfType,
  operand,
  typeOf,
  variable,
  type Expressions,
  type Operand,
  type ValueType,
  type Variable
} from './variable.js';
