// `table`: comma-separated values. A sample is a line; its values are the columns of numbers, without that of the labels.
import type { DataReader } from './data-reader.js';
import type { DataSource } from './data-source.js';
import { parseCsv, type Told } from './csv.js';
import { heldOut } from './folds.js';
import { type Part, together } from './parts.js';
import { faultIn } from './samples.js';

export const table: DataReader = (source, given) => {
  const columns = { label: given.text('label'), where: given.text('where'), groups: given.text('groups') };
  const file = given.text('file');
  const test = given.text('test');
  const asked = { folds: given.number('folds'), fold: given.number('fold') };
  const { part, groups } = partOf(source, file, columns);
  if (columns.groups && test)
    throw faultIn(file, 'is asked for groups to hold out, and for a file of the test; leave one of them out');
  if (!columns.groups && (asked.fold !== 1 || asked.folds !== 5))
    throw faultIn(file, 'is asked for a fold, and no groups are named; add groups = "…" with the column of the groups');
  const parts = columns.groups
    ? heldOut(part, groups, asked)
    : { train: part, test: test ? partOf(source, test, columns).part : undefined };
  return together(parts.train, parts.test, warning => source.warnings.push(warning), 'label');
};

interface Columns {
  readonly label: string;
  readonly where: string;
  readonly groups: string;
}

/** Columns of texts are no part of a sample. One of numbers in which a text stands is, and that is told if it is read. */
function partOf(
  source: DataSource,
  file: string,
  { label, where, groups }: Columns
): { readonly part: Part; readonly groups: readonly string[] } {
  const labels: Told = { name: label, what: 'label', cells: [] };
  const grouped: Told = { name: groups, what: 'group', cells: [] };
  const told = [labels, grouped].filter(({ name }) => name);
  const csv = parseCsv(source.read(file, 'a file of comma-separated numbers'), file, { where, told });
  if (csv.warning) source.warnings.push(`${file} ${csv.warning}.`);
  if (label && label !== 'label' && csv.columns.includes('label'))
    throw faultIn(file, `has a column 'label' besides '${label}', which holds the labels; give it another name`);
  const kept = csv.columns.flatMap((name, i) =>
    told.some(column => column.name === name) || csv.texts.get(name)?.whole ? [] : [i]
  );
  const columns = kept.map(i => csv.columns[i]!);
  const part: Part = {
    file,
    samples: {
      samples: csv.lines,
      shape: [columns.length],
      values: kept.length === csv.columns.length ? csv.values : without(csv.values, kept, csv.height),
      strides: { sample: 1, value: csv.height },
      divisor: 1,
      columns,
      ...(csv.texts.size > 0
        ? { faulty: new Map([...csv.texts].map(([name, { fault }]) => [name, `${file} ${fault}.`])) }
        : {})
    },
    ...(label ? { labels: { file, of: labels.cells } } : {})
  };
  return { part, groups: grouped.cells };
}

function without(values: Float64Array, kept: readonly number[], height: number): Float64Array {
  const rest = new Float64Array(kept.length * height);
  kept.forEach((from, to) => rest.set(values.subarray(from * height, (from + 1) * height), to * height));
  return rest;
}
