// Expressions that need no recorded data: bounds of selections, tolerances, window limits. Globals have the values of the run.
import {
  evaluate,
  lookup,
  type Expression,
  type ListValue,
  type Recording,
  type Resolve
} from '../../simulator/index.js';
import { plainValue, valueError, type Value } from './value.js';

/** Throws NetworkError on what only recorded data could answer. */
export function constant(recording: Recording, expression: Expression): Value {
  return plainValue(
    evaluate(expression, e => resolveConstant(recording, e)),
    expression
  );
}

/** Names of the file; calls are left to the table of functions. */
export function resolveConstant(recording: Recording, expression: Expression): ReturnType<Resolve> {
  if (expression.kind === 'call') return undefined;
  const { globals, lists } = recording;
  if (expression.kind === 'column') {
    const column = lookup(lists, `${expression.data}.${expression.column}`);
    if (column !== undefined) return column;
  }
  if (expression.kind === 'data') {
    const rows = lookup(lists, expression.data);
    if (rows !== undefined) return rows;
  }
  if (expression.kind !== 'name') throw valueError('This has no value after a run.', expression);
  const { name, of } = expression;
  if (name === 'dt' && of === 'builtin') return recording.step;
  const value = lookup<number | ListValue>(globals, name) ?? lookup(lists, name);
  if (value !== undefined) return value;
  throw valueError(`${name} has no value after a run.`, expression);
}
