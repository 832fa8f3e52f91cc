// What happens at an event, in order: assignments with their formulas, lets as local slots.
import type { Assignment as Written, BinaryOperator, Source } from '../../1-model/index.js';
import { isNumber, networkError, resolve, variable, type Formula, type Scope } from '../formula/index.js';
import { showTime, wholeSteps } from '../grid/durations.js';
import type { Assignment } from '../plan/index.js';

/** Where an assignment goes; throws for what may not be assigned. */
export type FindTarget = (assignment: Written) => Assignment['target'];

/** `firstLocal` is the first free local slot of the program the event belongs to. */
export function planEvent(
  assignments: readonly Written[],
  scope: Scope,
  find: FindTarget,
  firstLocal = 0
): Assignment[] {
  const locals = new Map<string, Formula>();
  const withLocals: Scope = {
    ...scope,
    name: name => (name.of === 'own' ? locals.get(name.name) : undefined) ?? scope.name(name)
  };
  return assignments.map(assignment => {
    const value = resolve(assignment.value, withLocals);
    if (assignment.target.of !== 'let')
      return { target: find(assignment), ...operatorOf(assignment), value, source: assignment.source };
    const slot = firstLocal + locals.size;
    locals.set(assignment.target.name, variable('local', slot));
    return { target: { kind: 'local', slot }, value, source: assignment.source };
  });
}

/** Number of local slots an event uses. */
export const localsIn = (
  assignments: readonly { readonly target: { readonly kind: string; readonly slot: number } }[]
): number =>
  1 + assignments.reduce((most, a) => (a.target.kind === 'local' ? Math.max(most, a.target.slot) : most), -1);

/** Of `each DURATION`: whole steps, one at least. Throws NetworkError. */
export function stepsBetween(interval: Formula, step: number, source: Source): number {
  const what = 'The time of each';
  if (!isNumber(interval))
    throw networkError(
      'not-constant',
      `${what} must be the same for all, and known before the run; give it one number, such as each 500 ms.`,
      source
    );
  const steps = wholeSteps(interval.value, step, what, source);
  if (steps >= 1) return steps;
  throw networkError(
    'off-step-grid',
    `${what} is ${showTime(interval.value)}; make it ${showTime(step)} at least, which is one step.`,
    source
  );
}

const operatorOf = (assignment: Written): { operator?: BinaryOperator } =>
  assignment.operator === '=' ? {} : { operator: assignment.operator.slice(0, -1) as BinaryOperator };
