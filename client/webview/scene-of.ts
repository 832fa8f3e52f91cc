// The picture as the scene that it was made from, for renderers that know only scenes. Density stays density, and samples left out on the way stay left out.
import type { Axis, Mark, Panel, RowBand, Scene } from '../../outputs/index.js';
import { type Band, type Picture, type PictureMark, type PicturePanel, isDataMark } from './picture.js';

export const sceneOf = ({ title, subtitle, time, panels }: Picture): Scene => ({
  title,
  subtitle,
  time,
  panels: panels.map(panelOf)
});

function panelOf({ head, bands, marks }: PicturePanel): Panel {
  const y: Axis = bands.length > 0 ? { ...head.y, bands: bands.map(bandOf) } : head.y;
  return { ...head, y, marks: marks.map(markOf) };
}

const bandOf = (band: Band): RowBand => ({ ...band, neurons: Uint32Array.from(band.neurons) });

function markOf(mark: PictureMark): Mark {
  if (!isDataMark(mark)) return mark;
  const { series, size = { width: 1, height: 1 } } = mark;
  const [x = none, y = none, z = none] = mark.columns.map(column => column.values);
  switch (mark.kind) {
    case 'spikes':
      return { kind: 'spikes', x, y, series, ...(mark.size && { counts: z, cell: mark.size }) };
    case 'points':
      return { kind: 'points', x, y, series };
    case 'line':
      return { kind: 'line', x, y, series, faint: mark.faint, ...(mark.name !== undefined && { name: mark.name }) };
    case 'bars':
      return { kind: 'bars', low: x, high: y, y: z, series };
    case 'cells':
      return { kind: 'cells', x, y, z, ...size, series };
  }
}

const none = new Float64Array();
