// The rate at which a state decays or grows by itself, or an input drives it, also beside terms that are not linear in it.
import type { Formula, Variable } from '../plan/index.js';
import { affine, coefficientOf } from './affine.js';
import { add, multiply, divide, negate, subtract, zero } from './fold.js';
import { eachPartOnce, mentions } from './formula.js';

/** Sum of the coefficients of a variable, such as the state itself, in those terms of an equation that are linear in it. */
export function linearRate(equation: Formula, itself: Variable): Formula {
  const isIt = ({ of, side, slot }: Variable): boolean =>
    of === itself.of && side === itself.side && slot === itself.slot;
  return eachPartOnce<Formula>(equation, (part, of) => {
    const form = affine(part, isIt);
    if (form) return coefficientOf(form, itself);
    if (part.kind === 'negate') return negate(of(part.operand));
    if (part.kind !== 'binary') return zero;
    const { operator, left, right } = part;
    if (operator === '+') return add(of(left), of(right));
    if (operator === '-') return subtract(of(left), of(right));
    if (operator === '*' && !mentions(left, isIt)) return multiply(left, of(right));
    if (mentions(right, isIt)) return zero;
    return operator === '*' ? multiply(of(left), right) : operator === '/' ? divide(of(left), right) : zero;
  });
}
