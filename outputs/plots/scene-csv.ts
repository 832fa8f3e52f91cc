// The data of a picture as comma-separated values: what its marks show, a row each, in the units of its axes.
import { csvLine, type Field } from '../exporters/csv.js';
import { withUnit } from './panel-layout.js';
import type { Axis, CellSize, Mark, Numbers, Panel, Scene } from './scene.js';

const header = ['panel', 'series', 'x_axis', 'x', 'x_to', 'y_axis', 'y', 'z_axis', 'z'] as const;

/**
 * `x_to` is the upper end of a bar, empty for points; `z` the value that a cell's colour stands for. Axes are named with their
 * unit, `time (ms)`. Of a density, z is the number of spikes around x and y. Of a raster, y is the number of the neuron in the population that `series` names.
 */
export function sceneCsv(scene: Scene): string {
  let text = csvLine(header);
  for (const panel of scene.panels)
    for (const mark of panel.marks) for (const row of rowsOf(panel, mark)) text += csvLine(row);
  return text;
}

function* rowsOf(panel: Panel, mark: Mark): Generator<readonly Field[]> {
  if (mark.kind === 'span' || mark.kind === 'text') return;
  const { x, y, z } = panel;
  const named = mark.kind === 'line' ? mark.name : undefined;
  const series = named ?? panel.legend.find(entry => entry.series === mark.series)?.label ?? '';
  const row = (at: number, to: number | '', up: number, value: number | '' = '', name = series): readonly Field[] => [
    panel.title,
    name,
    axisText(x),
    shown(at, x),
    to === '' ? '' : shown(to, x),
    axisText(y),
    shown(up, y),
    z ? axisText(z) : '',
    value === '' || !z ? '' : shown(value, z)
  ];
  switch (mark.kind) {
    case 'spikes':
      for (const [i, time] of entries(mark.x)) {
        const band = y.bands?.find(b => mark.y[i]! >= b.from && mark.y[i]! <= b.to);
        const neuron = band ? band.neurons[Math.round(mark.y[i]!) - band.from]! : mark.y[i]!;
        const fields = row(time, '', neuron, '', band?.population ?? series);
        yield mark.counts ? [...fields.slice(0, 7), `spikes in ${cellText(mark.cell)}`, mark.counts[i]!] : fields;
      }
      return;
    case 'bars':
      for (const [i, low] of entries(mark.low)) yield row(low, mark.high[i]!, mark.y[i]!);
      return;
    case 'cells':
      for (const [i, at] of entries(mark.x)) yield row(at, '', mark.y[i]!, mark.z[i]);
      return;
    case 'line':
    case 'points':
      if (mark.kind === 'points' && repeatsLine(panel, mark.x)) return;
      for (const [i, at] of entries(mark.x)) if (Number.isFinite(mark.y[i]!)) yield row(at, '', mark.y[i]!);
  }
}

/** `0.5 ms`, `0.5 ms of 4 neurons` */
export const cellText = ({ width, height }: CellSize = { width: 0, height: 1 }): string =>
  `${width} ms${height > 1 ? ` of ${height} neurons` : ''}`;

/** The points of a curve stand on its line. */
const repeatsLine = (panel: Panel, x: Numbers): boolean =>
  panel.marks.some(other => other.kind === 'line' && sameNumbers(other.x, x));

const axisText = (axis: Axis): string => withUnit(axis.label, axis.unit.name);

/** Free of the noise of the division: 37.4, not 37.400000000000006. */
const shown = (value: number, { unit }: Axis): number => Number((value / unit.size).toPrecision(15));

const entries = (numbers: Numbers): IterableIterator<[number, number]> => numbers.entries();

const sameNumbers = (a: Numbers, b: Numbers): boolean => a.length === b.length && a.every((value, i) => value === b[i]);
