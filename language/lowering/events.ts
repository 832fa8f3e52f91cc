// What happens at a spike: `on spike`, `on pre`, `on post`; and in `each step`.
import type { Assignment, EventRule } from '../../simulator/index.js';
import type { Assignment as AssignmentNode, EachStep, Let, On, Place } from '../generated/ast.js';
import { isLet } from '../generated/ast.js';
import { lowerExpression } from './expressions.js';
import type { Scope } from './scope.js';
import { sourceIn } from './scope.js';

export const lowerEvent = (node: On | EachStep, scope: Scope): EventRule => ({
  on: node.$type === 'On' ? node.event : 'step',
  assignments: (node.body as On['body'] | undefined)?.statements.map(statement => (isLet(statement) ? lowerLet(statement, scope) : lowerAssignment(statement, scope))) ?? [],
  source: sourceIn(node, scope)
});

const lowerLet = (node: Let, scope: Scope): Assignment => ({
  target: { of: 'let', name: node.name },
  operator: '=',
  value: lowerExpression(node.value, scope, node),
  source: sourceIn(node, scope)
});

const lowerAssignment = (node: AssignmentNode, scope: Scope): Assignment => ({
  target: targetOf(node.target),
  operator: node.operator,
  value: lowerExpression(node.value, scope, node),
  source: sourceIn(node, scope)
});

const targetOf = (place: Place): Assignment['target'] =>
  place.$type === 'SidePlace' ? { of: place.side, name: place.member } : { of: 'own', name: place.variable.$refText };
