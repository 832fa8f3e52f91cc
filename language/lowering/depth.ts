// How deep expressions may nest once names and calls of functions are replaced by what they stand for: every later stage walks them.
import type { AstNode } from 'langium';
import { operandsOf, type Expression } from '../../simulator/index.js';
import { reportError, sourceIn, type Scope } from './scope.js';

/** operations inside one another */
export const deepestExpression = 600;

/**
 * Operations inside one another; `ofName` of what the model's own names stand for. What is `known` is not looked into again: without
 * names, expressions keep their depth.
 */
export function depthOf(
  expression: Expression,
  known: Pick<WeakMap<Expression, number>, 'get' | 'set'>,
  ofName: (name: string) => number = () => 0
): number {
  const depth = (part: Expression): number => {
    const found = known.get(part);
    if (found !== undefined) return found;
    let deepest = part.kind === 'name' && part.of === 'own' ? ofName(part.name) : 0;
    for (const operand of operandsOf(part)) deepest = Math.max(deepest, 1 + depth(operand));
    known.set(part, deepest);
    return deepest;
  };
  return depth(expression);
}

/** Said of the first of a file: others may follow from it. */
export function refuseDepth(node: AstNode, what: string, scope: Scope): Expression {
  const { inlined } = scope.lowering;
  if (inlined.toldDepth) return { kind: 'number', value: NaN, source: sourceIn(node, scope) };
  inlined.toldDepth = true;
  const message = `${what} comes to more than ${deepestExpression} operations inside one another, by way of all that it uses; write it with fewer steps.`;
  return reportError(node, scope, 'recursive-definition', message);
}
