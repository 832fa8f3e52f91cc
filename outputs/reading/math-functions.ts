// The library's mathematical functions on values of an experiment. They judge results and never enter a simulation.
import type { Expression } from '../../simulator/index.js';
import { numberOf, type Value } from './arithmetic.js';

type Call = Extract<Expression, { kind: 'call' }>;

const functions: Readonly<
  Record<string, { readonly formals: readonly string[]; readonly apply: (...x: number[]) => number }>
> = {
  exp: one(Math.exp),
  expm1: one(Math.expm1),
  log: one(Math.log),
  sin: one(Math.sin),
  cos: one(Math.cos),
  tanh: one(Math.tanh),
  sqrt: one(Math.sqrt),
  abs: one(Math.abs),
  sign: one(Math.sign),
  floor: one(Math.floor),
  ceil: one(Math.ceil),
  round: one(x => Math.sign(x) * Math.round(Math.abs(x))),
  exprelr: one(x => (x === 0 ? 1 : x / Math.expm1(x))),
  min: { formals: ['a', 'b'], apply: Math.min },
  max: { formals: ['a', 'b'], apply: Math.max },
  clip: { formals: ['x', 'low', 'high'], apply: (x, low, high) => Math.min(Math.max(x, low), high) },
  mod: { formals: ['x', 'y'], apply: (x, y) => x - y * Math.floor(x / y) }
};

/** undefined where the library has no such function of numbers. One list argument gives a list. */
export function mathFunction(call: Call, of: (e: Expression) => Value): Value | undefined {
  const known = Object.hasOwn(functions, call.function) ? functions[call.function] : undefined;
  if (!known) return undefined;
  const values = known.formals.map(formal => of(call.arguments[formal]!));
  const list = values.find(v => typeof v !== 'number');
  if (!list) return known.apply(...(values as number[]));
  return list.map((_, i) => known.apply(...values.map(v => (v === list ? list[i]! : numberOf(v, call)))));
}

function one(apply: (x: number) => number): { formals: readonly string[]; apply: (...x: number[]) => number } {
  return { formals: ['x'], apply: x => apply(x) };
}
