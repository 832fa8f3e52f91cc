// Values of an experiment's expressions, and why one cannot be had.
import {
  isList,
  NetworkError,
  type Expression,
  type FaultCode,
  type Value as ModelValue
} from '../../simulator/index.js';

/** A number or a list of numbers, in the simulator's units; truth is 1 and 0. */
export type Value = number | readonly number[];

/** The number that an expression must be. */
export function numberOf(value: Value, expression: Expression): number {
  if (typeof value === 'number') return value;
  throw valueError(
    `This is a list of ${value.length} values where one number is needed; pick one with [0], or take its mean.`,
    expression
  );
}

/** Numbers alone: a list in a list, or a text, is not a value of an experiment. */
export function plainValue(value: ModelValue, expression: Expression): Value {
  if (typeof value === 'number') return value;
  const numbers = isList(value) ? Array.from<ModelValue>(value) : [];
  if (isList(value) && numbers.every(item => typeof item === 'number')) return numbers;
  throw valueError('This is neither a number nor a list of numbers; name one of those here.', expression);
}

export function valueError(message: string, expression: Expression, code: FaultCode = 'no-value'): NetworkError {
  return new NetworkError([expression.source ? { code, message, source: expression.source } : { code, message }]);
}
