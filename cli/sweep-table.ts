// The reports of many runs as one table: a row a run, or a point of a sweep in the file; a column a parameter, the seed, each reported value.
import { csvLine, displayUnit, inDisplayUnit, leaves, report, type ReportRow } from '../outputs/index.js';
import type { Dimension, Fault, Recording } from '../simulator/index.js';
import type { Values } from './settings.js';

export interface SweepRun {
  readonly point: Readonly<Record<string, number>>;
  readonly recording: Recording;
}

/** Numbers in the unit that the head of their column names, empty where there is none; `missing` says why. A list has a column for each item. */
export function sweepTable(
  runs: readonly SweepRun[],
  values: readonly Values[]
): { readonly text: string; readonly missing: readonly Fault[] } {
  const tables = runs.map(({ recording }) => report(recording));
  const full = runs.findIndex((_, i) => tables[i]!.rows.length > 0);
  const measured = full < 0 ? [] : tables[full]!.measured;
  const at = full < 0 ? [] : leaves(runs[full]!.recording)[0]!.at;
  const swept = at.filter(point => !point.ofSeeds);
  const parameters = values.map(value => ({ name: value.parameter, dimension: value.dimension }));
  const all = [
    ...parameters,
    ...swept.map(point => ({ name: point.parameter, dimension: point.dimension ?? dimensionless }))
  ];
  const rows = runs.flatMap(({ point, recording }, i) =>
    tables[i]!.rows.map(row => ({
      places: [
        ...parameters.map(parameter => point[parameter.name]!),
        ...row.parameters.filter((_, place) => !at[place]!.ofSeeds)
      ],
      seed: row.parameters.find((_, place) => at[place]!.ofSeeds) ?? recording.seed,
      row
    }))
  );
  const lengths = measured.map((_, column) => Math.max(0, ...rows.map(({ row }) => lengthOf(row, column))));
  const heads = measured.flatMap((measured, column) =>
    names(measured.text, lengths[column]!).map(name => head(name, measured.dimension))
  );
  const lines = rows.map(({ places, seed, row }) =>
    csvLine([
      ...places.map((value, i) => shown(value, all[i]!.dimension)),
      seed,
      ...measured.flatMap((measured, column) =>
        Array.from({ length: Math.max(1, lengths[column]!) }, (_, item) => cell(row, column, item, measured.dimension))
      )
    ])
  );
  const missing = rows.flatMap(({ row }) => row.cells.flatMap(outcome => outcome.fault ?? []));
  return {
    text: csvLine([...all.map(item => head(item.name, item.dimension)), 'seed', ...heads]) + lines.join(''),
    missing
  };
}

const dimensionless: Dimension = [0, 0, 0, 0, 0, 0];

/** 0 for a single number. */
function lengthOf(row: ReportRow, column: number): number {
  const value = row.cells[column]?.value;
  return typeof value === 'object' ? value.length : 0;
}

const names = (text: string, length: number): readonly string[] =>
  length === 0 ? [text] : Array.from({ length }, (_, i) => `${text}[${i}]`);

/** `tau (ms)` */
function head(name: string, dimension: Dimension): string {
  const unit = displayUnit(dimension).name;
  return unit === '' ? name : `${name} (${unit})`;
}

const shown = (value: number, dimension: Dimension): number => inDisplayUnit(value, dimension).number;

function cell(row: ReportRow, column: number, item: number, dimension: Dimension): number | string {
  const value = row.cells[column]?.value;
  const number = typeof value === 'object' ? value[item] : item === 0 ? value : undefined;
  return number === undefined || Number.isNaN(number) ? '' : shown(number, dimension);
}
