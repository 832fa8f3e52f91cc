// The parts of an expression of the model, itself included, outermost first.
import { operandsOf, type Expression } from '../../simulator/index.js';

export function* partsOf(expression: Expression): Generator<Expression> {
  yield expression;
  for (const operand of operandsOf(expression)) yield* partsOf(operand);
}
