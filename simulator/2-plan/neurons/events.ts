// What happens at an event, in order: assignments with their formulas, lets as local slots.
import type { Assignment as Written, BinaryOperator } from '../../1-model/index.js';
import { resolve, variable, type Formula, type Scope } from '../formula/index.js';
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
export const localsIn = (assignments: readonly Assignment[]): number =>
  1 + assignments.reduce((most, a) => (a.target.kind === 'local' ? Math.max(most, a.target.slot) : most), -1);

const operatorOf = (assignment: Written): { operator?: BinaryOperator } =>
  assignment.operator === '=' ? {} : { operator: assignment.operator.slice(0, -1) as BinaryOperator };
