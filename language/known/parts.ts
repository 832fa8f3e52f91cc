// The parts of an expression of the model, itself included, outermost first.
import type { Expression } from '../../simulator/index.js';

export function* partsOf(expression: Expression): Generator<Expression> {
  yield expression;
  for (const one of operandsOf(expression)) yield* partsOf(one);
}

/** What an expression is made of directly. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'negate': case 'not': return [expression.operand];
    case 'binary': return [expression.left, expression.right];
    case 'if': return [expression.condition, expression.then, expression.else];
    case 'call': return Object.values(expression.arguments);
    case 'list': return expression.items;
    case 'index': return [expression.operand, expression.low, ...(expression.high ? [expression.high] : [])];
    default: return [];
  }
}
