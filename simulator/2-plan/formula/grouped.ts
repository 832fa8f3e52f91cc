// The library's `grouped`: values of one list gathered by the whole numbers in another.
import { NetworkError, isList, type ListValue, type Source, type Value } from '../../1-model/index.js';

/** Element i holds the values whose number in `by` is i, in their order; at least `count` elements. */
export function grouped(values: Value, by: Value, count: number, source?: Source): ListValue {
  const invalid = (message: string): NetworkError =>
    new NetworkError([{ code: 'bad-grouping', message, ...(source ? { source } : {}) }]);
  if (!isList(values) || !isList(by))
    throw invalid('grouped() takes two lists: the values, and the number of the group of each.');
  if (values.length !== by.length)
    throw invalid(
      `grouped() takes two lists of one length; here are ${values.length} values and ${by.length} numbers.`
    );
  const groups: number[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < values.length; i++) {
    const group = Number(by[i]);
    if (!Number.isInteger(group) || group < 0 || group >= 2 ** 31)
      throw invalid(`grouped() needs whole numbers from 0; entry ${i} is ${group}.`);
    while (groups.length <= group) groups.push([]);
    groups[group]!.push(Number(values[i]));
  }
  return groups.map(group => Float64Array.from(group));
}
