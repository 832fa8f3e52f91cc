// Values of expressions, and how lists go through operators and functions. Throws NetworkError where they cannot.
import type { Source } from './expression.js';
import { networkError, type NetworkError } from './fault.js';

/** A number, a list (of lists) of numbers, or a text; in the simulator's units, truth is 1 and 0. */
export type Value = number | string | ListValue;
export type ListValue = Float64Array | readonly Value[];

export const isList = (value: Value): value is ListValue => typeof value === 'object';

/** Applies `f` to numbers, or element by element where an argument is a list; lists that meet have one length. */
export function broadcast(f: (args: readonly number[]) => number, args: readonly Value[], source?: Source): Value {
  const lists = args.filter(isList);
  const text = args.find(arg => typeof arg === 'string');
  if (text !== undefined)
    throw networkError('not-a-number', `${JSON.stringify(text)} is a text where a number is needed.`, source);
  if (lists.length === 0) return f(args as readonly number[]);
  const { length } = lists[0]!;
  const other = lists.find(list => list.length !== length);
  if (other) throw differentLengths(length, other.length, source);
  const entry = (i: number): Value =>
    broadcast(
      f,
      args.map(arg => (isList(arg) ? arg[i]! : arg)),
      source
    );
  if (lists.every(list => list instanceof Float64Array))
    return Float64Array.from({ length }, (_, i) => entry(i) as number);
  return Array.from({ length }, (_, i) => entry(i));
}

const differentLengths = (value: number, other: number, source?: Source): NetworkError =>
  networkError('list-length', `A list of ${value} values meets a list of ${other}; give both the same length.`, source);

/** `list[index]`, counted from 0. */
export function entryOf(list: Value, index: Value, source?: Source): Value {
  const { values, at } = indexed(list, index, source);
  const found = Number.isInteger(at) ? values[at] : undefined;
  if (found !== undefined) return found;
  throw outOfRange(values.length, at, source);
}

/** `list[low .. high]`, both ends included. */
export function rangeOf(list: Value, low: Value, high: Value, source?: Source): ListValue {
  const { values, at: first } = indexed(list, low, source);
  const { at: last } = indexed(list, high, source);
  for (const end of [first, last])
    if (!Number.isInteger(end) || end < 0 || end >= values.length) throw outOfRange(values.length, end, source);
  if (last < first)
    throw networkError(
      'index-out-of-range',
      `The range ${first} .. ${last} is empty; both ends are included and the lower one comes first.`,
      source
    );
  return values.slice(first, last + 1);
}

function indexed(list: Value, index: Value, source?: Source): { readonly values: ListValue; readonly at: number } {
  if (!isList(list))
    throw networkError('index-of-number', 'Only a list can be indexed with [ ]; this is a single value.', source);
  if (typeof index !== 'number')
    throw networkError('index-out-of-range', 'A list index is a whole number, and this is not one.', source);
  return { values: list, at: index };
}

/** The fault of an entry that a list of `length` does not have. */
export function outOfRange(length: number, index: number, source?: Source): NetworkError {
  const entries =
    length === 0
      ? 'The list is empty'
      : `The list has ${length} ${length === 1 ? 'entry, number 0' : `entries, numbered 0 to ${length - 1}`}`;
  const place = Number.isNaN(index) ? 'the index is not a number' : `entry ${index} is not among them`;
  return networkError('index-out-of-range', `${entries}; ${place}.`, source);
}
