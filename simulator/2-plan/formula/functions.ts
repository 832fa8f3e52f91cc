// The deterministic functions whose body is `internal` in the library: a closed list. Same bits on every machine.
import { cos, exp, expm1, exprelr, log, pow, sin, tanh } from '../../0-numbers/index.js';
import type { Operator } from './formula.js';

export interface InternalFunction {
  /** formal names, in order */
  readonly parameters: readonly string[];
  readonly evaluate: (a: number, b: number, c: number) => number;
}

const one = (evaluate: (x: number) => number): InternalFunction => ({ parameters: ['x'], evaluate });

export const functions: Readonly<Record<string, InternalFunction>> = {
  exp: one(exp),
  expm1: one(expm1),
  log: one(log),
  sin: one(sin),
  cos: one(cos),
  tanh: one(tanh),
  sqrt: one(Math.sqrt),
  abs: one(Math.abs),
  sign: one(Math.sign),
  floor: one(Math.floor),
  ceil: one(Math.ceil),
  round: one(x => Math.sign(x) * Math.floor(Math.abs(x) + 0.5)),
  exprelr: one(exprelr),
  min: { parameters: ['a', 'b'], evaluate: (a, b) => (b < a ? b : a) },
  max: { parameters: ['a', 'b'], evaluate: (a, b) => (b > a ? b : a) },
  clip: { parameters: ['x', 'low', 'high'], evaluate: (x, low, high) => (x < low ? low : x > high ? high : x) },
  mod: { parameters: ['x', 'y'], evaluate: (x, y) => x - y * Math.floor(x / y) }
};

/** Value of a binary operator; conditions give 1 and 0. */
export function operate(operator: Operator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '^':
      return pow(a, b);
    case '<':
      return a < b ? 1 : 0;
    case '<=':
      return a <= b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
    case '>=':
      return a >= b ? 1 : 0;
    case '==':
      return a === b ? 1 : 0;
    case '!=':
      return a !== b ? 1 : 0;
    case 'and':
      return a !== 0 && b !== 0 ? 1 : 0;
    case 'or':
      return a !== 0 || b !== 0 ? 1 : 0;
  }
}
