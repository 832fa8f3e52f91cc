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
  return uPlot.join(marks.map(mark => [xOf(mark), yOf(mark)] as uPlot.AlignedData));
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
