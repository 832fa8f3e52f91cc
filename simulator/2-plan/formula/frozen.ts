// What stays as it is while it is frozen: a flag of the neurons decides at the moment at which something would change it.
import type { Formula, Variable } from '../plan/index.js';
import { binary, multiply, number, subtract } from './fold.js';

interface Assigned {
  readonly operator?: Parameters<typeof binary>[0];
  readonly value: Formula;
}

/** The assignment of a state that keeps its value while it is frozen. */
export function unlessFrozen<T extends Assigned>(assignment: T, state: Formula, frozen: Variable): T {
  const { operator, ...rest } = assignment;
  const value = operator ? binary(operator, state, assignment.value) : assignment.value;
  return { ...rest, value: { kind: 'if', condition: frozen, then: state, else: value } } as unknown as T;
}

/** The derivative of a state that stays while it is frozen. */
export const standingWhile = (derivative: Formula, frozen: Variable): Formula =>
  multiply(subtract(number(1), frozen), derivative);
