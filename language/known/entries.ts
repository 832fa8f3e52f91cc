// The numbers in an expression that are known before a run, each with its place: of a written list, every item has its own.
import type { Expression, KnownValues, Source, Value } from '../../simulator/index.js';

export interface Entry {
  readonly value: number;
  readonly source?: Source;
  /** it is written here as a number, so that another can be written in its place */
  readonly literal: boolean;
}

/** `own`: what parameters of the model around stand for. Of what is drawn at random, nothing. */
export function entriesOf(
  expression: Expression,
  known: KnownValues,
  own: Readonly<Record<string, Expression>> = {}
): Entry[] {
  if (expression.kind === 'list') return expression.items.flatMap(item => entriesOf(item, known, own));
  const value = known.of(expression, own);
  return value === undefined
    ? []
    : numbersIn(value).map(number => ({
        value: number,
        source: expression.source,
        literal: expression.kind === 'number'
      }));
}

function numbersIn(value: Value): number[] {
  if (typeof value === 'number') return Number.isNaN(value) ? [] : [value];
  return typeof value === 'string' ? [] : Array.from(value as ArrayLike<Value>).flatMap(numbersIn);
}
