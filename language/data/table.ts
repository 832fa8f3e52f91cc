// `table`: comma-separated values. A sample is a line; its values are the columns of numbers, without that of the labels.
import type { DataReader } from './data-reader.js';
import type { DataSource } from './data-source.js';
import { parseCsv } from './csv.js';
import { type Part, together } from './parts.js';
import { faultIn } from './samples.js';

export const table: DataReader = (source, given) => {
  const columns = { label: given.text('label'), where: given.text('where') };
  const test = given.text('test');
  return together(
    partOf(source, given.text('file'), columns),
    test ? partOf(source, test, columns) : undefined,
    warning => source.warnings.push(warning),
    'label'
  );
};

/** Columns of texts are no part of a sample. One of numbers in which a text stands is, and that is told if it is read. */
function partOf(
  source: DataSource,
  file: string,
  { label, where }: { readonly label: string; readonly where: string }
): Part {
  const cells: string[] = [];
  const csv = parseCsv(source.read(file, 'a file of comma-separated numbers'), file, {
    where,
    ...(label ? { label: { name: label, cells } } : {})
  });
  if (csv.warning) source.warnings.push(`${file} ${csv.warning}.`);
  if (label && label !== 'label' && csv.columns.includes('label'))
    throw faultIn(file, `has a column 'label' besides '${label}', which holds the labels; give it another name`);
  const kept = csv.columns.flatMap((name, i) => (name === label || csv.texts.get(name)?.whole ? [] : [i]));
  const columns = kept.map(i => csv.columns[i]!);
  return {
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
    ...(label ? { labels: { file, of: cells } } : {})
  };
}

function without(values: Float64Array, kept: readonly number[], height: number): Float64Array {
  const rest = new Float64Array(kept.length * height);
  kept.forEach((from, to) => rest.set(values.subarray(from * height, (from + 1) * height), to * height));
  return rest;
}
