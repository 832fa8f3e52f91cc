// How the marks of a panel look as uPlot's series.
import uPlot from 'uplot';
import { chartMarks } from './chart-data.js';
import type { DataMark, PicturePanel } from './picture.js';
import type { PanelTheme } from './theme.js';

/** A series a mark, in their order. */
export function chartSeries(panel: PicturePanel, theme: PanelTheme): uPlot.Series[] {
  const marks = chartMarks(panel);
  const overlapping = marks.filter(mark => mark.kind === 'bars').length > 1;
  const series = marks.map(mark => lookOf(mark, theme.series(mark.series), overlapping));
  // the empty one that makes uPlot draw the axes of a raster
  return series.length > 0 ? series : [{ paths: () => null, points: { show: false } }];
}

function lookOf(mark: DataMark, colour: string, overlapping: boolean): uPlot.Series {
  switch (mark.kind) {
    case 'points':
      return { stroke: colour, paths: () => null, points: { show: true, size: 7, fill: colour, width: 0 } };
    case 'bars':
      return {
        fill: overlapping ? `${colour}99` : colour,
        width: 0,
        points: { show: false },
        ...(uPlot.paths.bars && { paths: uPlot.paths.bars({ align: 1, size: [1, Infinity], gap: 1 }) })
      };
    default:
      return {
        stroke: colour,
        width: mark.faint ? 1 : 1.4,
        alpha: mark.faint ? 0.45 : 1,
        pxAlign: false,
        points: { show: false }
      };
  }
}
