// The deterministic functions whose body is `internal` in the library: a closed list. Same bits on every machine.
import { cos, exp, expm1, exprelr, log, modulo, roundHalfAway, sin, tanh } from '../../0-numbers/index.js';

export interface IntrinsicFunction {
  /** formal names, in order */
  readonly parameters: readonly string[];
  readonly evaluate: (a: number, b: number, c: number) => number;
}

const one = (evaluate: (x: number) => number): IntrinsicFunction => ({ parameters: ['x'], evaluate });

/** By name. A new one needs its declaration in library/functions.snn besides; code of its own in kernels makes it faster. */
export const functions: ReadonlyMap<string, IntrinsicFunction> = new Map<string, IntrinsicFunction>([
  ['exp', one(exp)],
  ['expm1', one(expm1)],
  ['log', one(log)],
  ['sin', one(sin)],
  ['cos', one(cos)],
  ['tanh', one(tanh)],
  ['sqrt', one(Math.sqrt)],
  ['abs', one(Math.abs)],
  ['sign', one(Math.sign)],
  ['floor', one(Math.floor)],
  ['ceil', one(Math.ceil)],
  ['round', one(roundHalfAway)],
  ['exprelr', one(exprelr)],
  ['min', { parameters: ['a', 'b'], evaluate: (a, b) => (b < a ? b : a) }],
  ['max', { parameters: ['a', 'b'], evaluate: (a, b) => (b > a ? b : a) }],
  ['clip', { parameters: ['x', 'low', 'high'], evaluate: (x, low, high) => (x < low ? low : x > high ? high : x) }],
  ['mod', { parameters: ['x', 'y'], evaluate: modulo }]
]);
