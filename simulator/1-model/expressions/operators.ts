// The binary operators: their values on numbers, and how tightly they bind. Conditions are 1 and 0.
import { pow } from '../../0-numbers/index.js';
import type { BinaryOperator } from './expression.js';

interface Operator {
  /** what binds tighter is taken first */
  readonly binding: number;
  readonly evaluate: (a: number, b: number) => number;
}

/** The bindings of what has no operator of two sides. */
export const bindings = { loosest: 0, not: 3, minus: 7, tightest: 9 } as const;

export const operators: Readonly<Record<BinaryOperator, Operator>> = {
  or: { binding: 1, evaluate: (a, b) => (a !== 0 || b !== 0 ? 1 : 0) },
  and: { binding: 2, evaluate: (a, b) => (a !== 0 && b !== 0 ? 1 : 0) },
  '<': { binding: 4, evaluate: (a, b) => (a < b ? 1 : 0) },
  '<=': { binding: 4, evaluate: (a, b) => (a <= b ? 1 : 0) },
  '>': { binding: 4, evaluate: (a, b) => (a > b ? 1 : 0) },
  '>=': { binding: 4, evaluate: (a, b) => (a >= b ? 1 : 0) },
  '==': { binding: 4, evaluate: (a, b) => (a === b ? 1 : 0) },
  '!=': { binding: 4, evaluate: (a, b) => (a !== b ? 1 : 0) },
  '+': { binding: 5, evaluate: (a, b) => a + b },
  '-': { binding: 5, evaluate: (a, b) => a - b },
  '*': { binding: 6, evaluate: (a, b) => a * b },
  '/': { binding: 6, evaluate: (a, b) => a / b },
  '^': { binding: 8, evaluate: pow }
};

/** A comparison takes no other comparison as its side without brackets. */
export const isComparison = (operator: BinaryOperator): boolean => operators[operator].binding === 4;

export const operate = (operator: BinaryOperator, a: number, b: number): number => operators[operator].evaluate(a, b);
