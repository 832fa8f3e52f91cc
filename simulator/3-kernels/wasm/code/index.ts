// Code as this backend writes it: functions over typed values, numbers in memory, loops. Instructions and addresses stay within this folder.
export { Code } from './code.js';
export { FunctionCode } from './function-code.js';
export {
  column,
  Column,
  Cursor,
  Layout,
  MovingCursor,
  numberAt,
  pairs,
  Records,
  type Place,
  type RecordOf
} from './columns/index.js';
export { ModuleBuilder, type Label } from './encode/index.js';
export { type FunctionNumber, LaneEmitter, Lanes, type Inline, type Leaf, type Value } from './lanes/index.js';
export {
  F64,
  F64x2,
  I32,
  I32x4,
  I64,
  type Variable,
  type Whole
} from './expressions/index.js';
