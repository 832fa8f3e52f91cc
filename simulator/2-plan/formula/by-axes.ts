// `W[pre.index, post.index]`: an entry of a matrix, or of an array with more axes, whose place differs between neurons or synapses.
import { entryOf, isList, networkError, type ListValue, type Source, type Value } from '../../1-model/index.js';
import type { Formula } from '../plan/index.js';
import { binary, constant, isConstant, number } from './fold.js';

/**
 * `indices`: one for each axis, the first that of the rows. Each is held to its own axis, so that none reaches into the next row. Throws
 * NetworkError where rows are of different lengths.
 */
export function entryByAxes(rows: ListValue, indices: readonly Formula[], source: Source | undefined): Formula {
  const { values, extents } = flattened(rows, indices.length, source);
  const index = indices.reduce<Formula>((before, at, axis) => {
    const extent = extents[axis]!;
    const places = Float64Array.from({ length: extent }, (_, i) => i);
    const place: Formula = isConstant(at)
      ? constant(entryOf(places, (at as Extract<Formula, { value: number }>).value, source))
      : { kind: 'entry', values: places, index: at };
    return binary('+', binary('*', before, number(extent)), place);
  }, number(0));
  return { kind: 'entry', values, index };
}

/** All numbers of lists that nest so deep, the last axis running fastest. */
function flattened(
  rows: ListValue,
  depth: number,
  source: Source | undefined
): { readonly values: Float64Array; readonly extents: readonly number[] } {
  const extents: number[] = [];
  let level: readonly ListValue[] = [rows];
  for (let axis = 0; axis < depth - 1; axis++) {
    extents.push(level[0]!.length);
    level = level.flatMap(list =>
      Array.from<Value>(list).map(row => {
        if (isList(row)) return row;
        throw networkError(
          'index-of-number',
          `This list has ${axis + 1} ${axis === 0 ? 'axis' : 'axes'} and is asked for by ${depth} indices; give one for each axis.`,
          source
        );
      })
    );
    const [first, odd] = [level[0]!.length, level.findIndex(({ length }) => length !== level[0]!.length)];
    if (odd >= 0)
      throw networkError(
        'list-length',
        `Its rows have ${first} and ${level[odd]!.length} values, so that an index for each axis names none; give all rows the same number.`,
        source
      );
  }
  const extent = level[0]!.length;
  const values = new Float64Array(level.length * extent);
  level.forEach((list, i) => {
    if (Array.from<Value>(list).some(isList))
      throw networkError(
        'list-length',
        `This list has more axes than the ${depth} indices by which it is asked for; give one for each axis.`,
        source
      );
    values.set(list as ArrayLike<number>, i * extent);
  });
  return { values, extents: [...extents, extent] };
}
