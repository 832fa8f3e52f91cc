// The lines, points and bars of a panel as the columns that uPlot draws. Pure.
import uPlot from 'uplot';
import { firstAtLeast } from './growing-array.js';
import { type DataMark, type PicturePanel, isDataMark } from './picture.js';
import type { TimeView } from './time-view.js';

/** Marks that uPlot draws, each a series; spikes and cells are drawn by ourselves. */
export const chartMarks = (panel: PicturePanel): readonly DataMark[] =>
  panel.marks.filter(isDataMark).filter(mark => mark.kind !== 'spikes' && mark.kind !== 'cells');

/** x, then a column a mark; null is a gap, undefined a place where only other marks have a sample. */
export function chartData(panel: PicturePanel): uPlot.AlignedData {
  const marks = chartMarks(panel);
  const first = marks[0];
  // a scale without data is not drawn at all
  if (!first) return [[...panel.head.x.domain], [null, null]];
  const x = xOf(first);
  if (marks.every(mark => sameNumbers(xOf(mark), x))) return [x, ...marks.map(yOf)] as uPlot.AlignedData;
  const tables = marks.map(mark => [xOf(mark), yOf(mark)] as const);
  return tables.every(([of]) => ascends(of)) ? merged(tables) : uPlot.join(tables as unknown as uPlot.AlignedData[]);
}

const ascends = (values: Float64Array): boolean => values.every((value, i) => i === 0 || value > values[i - 1]!);

/** What uPlot's join gives, for columns that ascend: traces of a hundred thousand samples are put together while somebody waits. */
function merged(tables: readonly (readonly [Float64Array, ArrayLike<number | null>])[]): uPlot.AlignedData {
  const all = new Float64Array(tables.reduce((sum, [of]) => sum + of.length, 0));
  let length = 0;
  for (const [of] of tables) {
    all.set(of, length);
    length += of.length;
  }
  all.sort();
  const x = all.filter((value, i) => i === 0 || value !== all[i - 1]);
  const columns = tables.map(([of, values]) => {
    const column = new Array<number | null | undefined>(x.length);
    let at = 0;
    for (let i = 0; i < x.length; i++) column[i] = of[at] === x[i] ? values[at++] : undefined;
    return column;
  });
  return [x, ...columns] as unknown as uPlot.AlignedData;
}

const xOf = (mark: DataMark): Float64Array => mark.columns[0]!.values;

function yOf(mark: DataMark): Float64Array | (number | null)[] {
  const values = mark.columns.at(-1)!.values;
  return values.some(Number.isNaN) ? Array.from(values, value => (Number.isNaN(value) ? null : value)) : values;
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** How many points of lines and curves lie in view. */
export function pointsInView(panel: PicturePanel, view: TimeView): number {
  const inView = (x: Float64Array): number => firstAtLeast(x, view.to) - firstAtLeast(x, view.from);
  return chartMarks(panel).reduce((sum, mark) => sum + (panel.head.x.linked ? inView(xOf(mark)) : xOf(mark).length), 0);
}
