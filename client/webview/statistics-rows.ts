// Which rows of the statistics are shown, in which order, and how they differ from those of another run. Pure.
import { formatValue, hertz } from '../../outputs/index.js';
import type { StatisticsColumn, StatisticsRow } from '../../server/protocol.js';

export interface StatisticsOrder {
  readonly by: 'population' | StatisticsColumn;
  readonly descending: boolean;
}

const pure = [0, 0, 0, 0, 0, 0] as const;
type Dimension = Parameters<typeof formatValue>[1];
const dimensionOf = (column: StatisticsColumn): Dimension => (column === 'rate' ? hertz : pure);

/** Rows without a value come last, whichever way; without an order they stand as they are. */
export function orderedRows(
  rows: readonly StatisticsRow[],
  order: StatisticsOrder | undefined
): readonly StatisticsRow[] {
  if (!order) return rows;
  const { by, descending } = order;
  const sign = descending ? -1 : 1;
  if (by === 'population')
    return rows.toSorted((a, b) => sign * a.population.localeCompare(b.population, 'en', { numeric: true }));
  return rows.toSorted((a, b) => {
    const [one, other] = [a.values[by], b.values[by]];
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    return sign * (one - other);
  });
}

const columnsOfWords: Readonly<Record<string, StatisticsColumn>> = {
  neurons: 'neurons',
  spikes: 'spikes',
  rate: 'rate',
  cv: 'cvIsi',
  fano: 'fano',
  synchrony: 'synchrony'
};
const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b
};

/** Rows for which each word holds: a part of the population's name, or a comparison such as `rate>10` (Hz) or `cv<0.5`. */
export function filteredRows(rows: readonly StatisticsRow[], filter: string): readonly StatisticsRow[] {
  const words = filter
    .replace(/\s*(<=|>=|<|>|=)\s*/g, '$1')
    .split(/\s+/)
    .filter(word => word !== '');
  return rows.filter(row => words.every(word => holds(row, word)));
}

function holds(row: StatisticsRow, word: string): boolean {
  const [, name = '', sign = '', number = ''] = /^([a-z]+)(<=|>=|<|>|=)(-?[\d.]+(?:e-?\d+)?)$/i.exec(word) ?? [];
  const column = columnsOfWords[name.toLowerCase()];
  if (!column) return row.population.toLowerCase().includes(word.toLowerCase());
  const value = row.values[column];
  return value !== undefined && comparisons[sign]!(column === 'rate' ? value * 1000 : value, Number(number));
}

/** `+1.2 Hz`; undefined where either has no value. */
export function differenceText(
  column: StatisticsColumn,
  row: StatisticsRow,
  reference: StatisticsRow | undefined
): string | undefined {
  const [now, then] = [row.values[column], reference?.values[column]];
  return now === undefined || then === undefined ? undefined : signedText(now - then, dimensionOf(column));
}

/** A difference with its sign; `=` where there is none. */
export function signedText(difference: number, dimension: Dimension): string {
  if (difference === 0) return '=';
  const text = formatValue(Math.abs(difference), dimension, 3);
  return `${difference > 0 ? '+' : '\u2212'}${text}`;
}
