// The value of an experiment's expression: arithmetic on numbers and lists. What only a recording can answer is asked of `resolve`.
import { formatNumber, NetworkError, type BinaryOperator, type Expression } from '../../simulator/index.js';

/** A number or a list of numbers, in the simulator's units; truth is 1 and 0. */
export type Value = number | readonly number[];

/** Answers the kinds of expression that arithmetic cannot: calls, names, recorded variables, columns. */
export type Resolve = (expression: Expression) => Value;

/** Lists combine with numbers and with lists of the same length, element by element. Throws NetworkError where they cannot. */
export function calculate(expression: Expression, resolve: Resolve): Value {
  const of = (e: Expression) => calculate(e, resolve);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'negate':
      return map(of(expression.operand), x => -x);
    case 'not':
      return map(of(expression.operand), x => (x === 0 ? 1 : 0));
    case 'binary':
      return zip(of(expression.left), of(expression.right), operators[expression.operator], expression);
    case 'if':
      return numberOf(of(expression.condition), expression) !== 0 ? of(expression.then) : of(expression.else);
    case 'list':
      return expression.items.map(item => numberOf(of(item), item));
    case 'index':
      return element(of(expression.operand), expression, of);
    default:
      return resolve(expression);
  }
}

/** The number that an expression must be. */
export function numberOf(value: Value, expression: Expression): number {
  if (typeof value === 'number') return value;
  throw refuse(
    `This is a list of ${value.length} values where one number is needed; pick one with [0], or take its mean.`,
    expression
  );
}

export function refuse(message: string, expression: Expression, code = 'no-value'): NetworkError {
  return new NetworkError([expression.source ? { code, message, source: expression.source } : { code, message }]);
}

const operators: Record<BinaryOperator, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '<': (a, b) => Number(a < b),
  '<=': (a, b) => Number(a <= b),
  '>': (a, b) => Number(a > b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0)
};

function map(value: Value, f: (x: number) => number): Value {
  return typeof value === 'number' ? f(value) : value.map(f);
}

function zip(a: Value, b: Value, f: (x: number, y: number) => number, expression: Expression): Value {
  if (typeof a === 'number') return map(b, y => f(a, y));
  if (typeof b === 'number') return map(a, x => f(x, b));
  if (a.length !== b.length)
    throw refuse(`A list of ${a.length} values meets a list of ${b.length}; give both the same length.`, expression);
  return a.map((x, i) => f(x, b[i]!));
}

function element(list: Value, expression: Extract<Expression, { kind: 'index' }>, of: (e: Expression) => Value): Value {
  if (typeof list === 'number') throw refuse('Only a list can be indexed; this is one number.', expression);
  const low = numberOf(of(expression.low), expression.low);
  const high = expression.high ? numberOf(of(expression.high), expression.high) : low;
  if (!Number.isInteger(low) || !Number.isInteger(high) || low < 0 || high < low || high >= list.length) {
    const [first, last] = [low, high].map(one => formatNumber(one));
    const wanted = low === high ? `element ${first}` : `elements ${first} to ${last}`;
    throw refuse(`There is no ${wanted} in a list of ${list.length} values (counted from 0).`, expression);
  }
  return expression.high ? list.slice(low, high + 1) : list[low]!;
}
