// Expressions that need no recorded data: bounds of selections, tolerances, window limits. Globals have the values of the run.
import type { Expression, Recording } from '../../simulator/index.js';
import { calculate, refuse, type Value } from './arithmetic.js';
import { mathFunction } from './math-functions.js';

export function constant(recording: Recording, expression: Expression): Value {
  return calculate(expression, e => resolveConstant(recording, e));
}

/** Names of the file and mathematical functions. Throws NetworkError on what only recorded data could answer. */
export function resolveConstant(
  recording: Recording,
  expression: Expression,
  of = (e: Expression) => constant(recording, e)
): Value {
  if (expression.kind === 'name') {
    const value =
      expression.name === 'dt' && expression.of === 'builtin' ? recording.step : recording.globals[expression.name];
    if (value !== undefined) return value;
    throw refuse(`${expression.name} has no value after a run.`, expression);
  }
  if (expression.kind === 'call') {
    const value = mathFunction(expression, of);
    if (value !== undefined) return value;
    throw refuse(`${expression.function}() cannot stand here.`, expression);
  }
  throw refuse('This has no value after a run.', expression);
}
