// A product taken apart into its number and the rest.
import type { Formula } from '../plan/index.js';
import { divide, isNumber, multiply, number } from './fold.js';

/** `factor * rest` is the formula; the factor is not 0. */
export interface NumericFactor {
  readonly factor: number;
  readonly rest: Formula;
}

export function numericFactor(formula: Formula): NumericFactor {
  if (isNumber(formula) && formula.value !== 0) return { factor: formula.value, rest: number(1) };
  if (formula.kind === 'negate') {
    const { factor, rest } = numericFactor(formula.operand);
    return { factor: -factor, rest };
  }
  if (formula.kind === 'binary' && (formula.operator === '*' || formula.operator === '/')) {
    const [left, right] = [numericFactor(formula.left), numericFactor(formula.right)];
    return formula.operator === '*'
      ? { factor: left.factor * right.factor, rest: multiply(left.rest, right.rest) }
      : { factor: left.factor / right.factor, rest: divide(left.rest, right.rest) };
  }
  return { factor: 1, rest: formula };
}
