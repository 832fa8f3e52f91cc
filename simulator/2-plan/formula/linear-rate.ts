// The rate at which a state decays or grows by itself, also beside terms that are not linear in it.
import type { Formula, Variable } from '../plan/index.js';
import { affine, coefficientOf } from './affine.js';
import { add, multiply, divide, negate, subtract, zero } from './fold.js';
import { eachPartOnce, mentions, variable } from './formula.js';

/** Sum of the coefficients of a state in those terms of its equation that are linear in it. */
export function linearRate(derivative: Formula, slot: number): Formula {
  const itself = variable('state', slot);
  const isState = (v: Variable): boolean => v.of === 'state' && v.slot === slot;
  return eachPartOnce<Formula>(derivative, (part, of) => {
    const form = affine(part, isState);
    if (form) return coefficientOf(form, itself);
    if (part.kind === 'negate') return negate(of(part.operand));
    if (part.kind !== 'binary') return zero;
    const { operator, left, right } = part;
    if (operator === '+') return add(of(left), of(right));
    if (operator === '-') return subtract(of(left), of(right));
    if (operator === '*' && !mentions(left, isState)) return multiply(left, of(right));
    if (mentions(right, isState)) return zero;
    return operator === '*' ? multiply(of(left), right) : operator === '/' ? divide(of(left), right) : zero;
  });
}
