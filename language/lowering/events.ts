// What happens at a spike: `on spike`, `on pre`, `on post`; and in `each step`.
import type { Assignment, EventRule } from '../../simulator/index.js';
import {
  type Assignment as AssignmentNode,
  type Block,
  type EachStep,
  type Hold,
  type Let,
  type On,
  type Place,
  isHold,
  isLet
} from '../generated/ast.js';
import { lowerExpression } from './expressions.js';
import { type Scope, sourceIn } from './scope.js';

export const lowerEvent = (node: On | EachStep, scope: Scope): EventRule => ({
  ...(node.$type !== 'On'
    ? { on: node.presentation ? 'presentation' : 'step' }
    : node.event
      ? { on: node.event }
      : { on: 'signal', name: node.signal!.$refText }),
  ...(node.$type === 'EachStep' && node.interval ? { interval: lowerExpression(node.interval, scope, node) } : {}),
  assignments:
    (node.body as On['body'] | undefined)?.statements.map(statement => lowerStatement(statement, scope)) ?? [],
  source: sourceIn(node, scope)
});

function lowerStatement(node: Block['statements'][number], scope: Scope): Assignment {
  if (isLet(node)) return lowerLet(node, scope);
  return isHold(node) ? lowerHold(node, scope) : lowerAssignment(node, scope);
}

const lowerHold = (node: Hold, scope: Scope): Assignment => ({
  target: { of: 'refractory', name: 'post' },
  operator: '=',
  value: lowerExpression(node.duration, scope, node),
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
