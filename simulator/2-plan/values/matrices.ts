// Lists of lists in the values of synapses: a row for each source, in it a value for each target.
import { formatNumber, type Source, type Value } from '../../1-model/index.js';
import {
  add,
  isList,
  multiply,
  networkError,
  number,
  parts,
  replaceLists,
  subtract,
  variable,
  type Formula,
  type ListValue,
  type Side
} from '../formula/index.js';
import { placeOf } from '../patterns/index.js';
import type { NeuronSet, Recipe } from '../plan/index.js';

/** Matrices become the entry of the two neurons, other lists are left as they are. `name` is what they give. Throws NetworkError for another shape. */
export const withMatrices = (value: Formula, name: string, recipe: Recipe, source?: Source): Formula =>
  replaceLists(value, values =>
    isMatrix(values) ? entryOfPair(flattened(values, name, recipe, source), recipe) : { kind: 'list', values }
  );

/** What a pattern asks of each pair, with its matrices as entries. `what` begins the message: `p of fixed_probability`. */
export function pairwiseOf(value: Formula, what: string, recipe: Recipe, source?: Source): Formula {
  for (const part of parts(value))
    if (part.kind === 'list' && !isMatrix(part.values))
      throw networkError(
        'list-length',
        `${what} of ${recipe.projection} is a list, which does not say which pair each value is for: write a matrix, a row for each source and in it a value for each target.`,
        source
      );
  const made = withMatrices(value, what, recipe, source);
  if (value.kind !== 'list' || made.kind !== 'entry' || recipe.pairwise) return made;
  const odd = (made.values as Float64Array).findIndex(entry => entry !== 0 && entry !== 1);
  if (odd < 0) return made;
  const { count } = recipe.targets;
  throw networkError(
    'list-length',
    `${what} of ${recipe.projection} has ${formatNumber(made.values[odd] as number)} in row ${Math.floor(odd / count)}, place ${odd % count}; a matrix that says which pairs are connected has 0 and 1, or write a condition, such as W > 0.`,
    source
  );
}

const isMatrix = (values: ListValue): boolean => Array.from<Value>(values).some(isList);

function entryOfPair(values: Float64Array, { sources, targets }: Recipe): Formula {
  const row = placeIn(sources, 'pre');
  return { kind: 'entry', values, index: add(multiply(row, number(targets.count)), placeIn(targets, 'post')) };
}

/** Which of the neurons of a set that of a side is. */
function placeIn(set: NeuronSet, side: Side): Formula {
  const index = variable('index', 0, side);
  if (!set.neurons) return set.first === 0 ? index : subtract(index, number(set.first));
  return { kind: 'entry', values: Float64Array.from({ length: set.size }, (_, neuron) => placeOf(set, neuron)), index };
}

/** Row by row. */
function flattened(matrix: ListValue, name: string, recipe: Recipe, source: Source | undefined): Float64Array {
  const { projection, sources, targets } = recipe;
  const wrong = (problem: string): Error => networkError('list-length', `${name} of ${projection} ${problem}.`, source);
  const rows = Array.from<Value>(matrix);
  const lengths = rows.map((row, i) => {
    if (isList(row)) return row.length;
    throw wrong(`is a matrix whose row ${i} is a single value; give each row as a list`);
  });
  const odd = lengths.findIndex(length => length !== lengths[0]);
  if (odd >= 0)
    throw wrong(
      `has ${valuesText(lengths[0]!)} in row 0 and ${valuesText(lengths[odd]!)} in row ${odd}; give all rows the same number`
    );
  const columns = lengths[0]!;
  if (rows.length !== sources.count || columns !== targets.count) {
    const turned = rows.length === targets.count && columns === sources.count;
    const remedy = turned
      ? 'exchange its rows and columns'
      : 'give a row for each source, and in it a value for each target';
    throw wrong(
      `is a matrix of ${sizeText(rows.length, columns)} for ${sizeText(sources.count, targets.count)} pairs of source and target; ${remedy}`
    );
  }
  const flat = new Float64Array(rows.length * columns);
  rows.forEach((row, i) =>
    flat.set(
      numbersOf(row as ListValue, () => wrong(`is a list of matrices; take one of them with [ ]`)),
      i * columns
    )
  );
  return flat;
}

const sizeText = (rows: number, columns: number): string => `${formatNumber(rows)} × ${formatNumber(columns)}`;
const valuesText = (count: number): string => `${formatNumber(count)} value${count === 1 ? '' : 's'}`;

function numbersOf(row: ListValue, wrong: () => Error): ArrayLike<number> {
  if (row instanceof Float64Array) return row;
  if (row.every(value => typeof value === 'number')) return row;
  throw wrong();
}
