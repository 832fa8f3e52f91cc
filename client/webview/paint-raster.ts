// Draws a raster: one row a neuron, populations stacked in bands with their names beside them.
import type { RasterPlot } from '../../server/protocol.js';
import type { SpikeSeries } from './run-data.js';
import { line, paintTimeGrid } from './paint-frame.js';
import { colourHits, countHits } from './spike-pixels.js';
import type { Surface } from './surface.js';
import type { Theme } from './theme.js';
import type { TimeView } from './time-view.js';

export interface BandArea {
  readonly top: number;
  readonly height: number;
}

const gap = 4;
const least = 14;

/** Heights in proportion to the rows, none too thin to see; the first band is the lowest. */
export function bandAreas(rows: readonly number[], top: number, height: number): BandArea[] {
  const free = height - gap * (rows.length - 1) - least * rows.length;
  const all = rows.reduce((sum, n) => sum + n, 0);
  let bottom = top + height;
  return rows.map(n => {
    const own = Math.max(1, least + Math.max(0, free) * n / Math.max(1, all));
    bottom -= own;
    const area = { top: bottom, height: own };
    bottom -= gap;
    return area;
  });
}

/** Returns how many pixels are coloured by spikes. */
export function paintRaster(surface: Surface, plot: RasterPlot, bands: readonly SpikeSeries[], view: TimeView, step: number, theme: Theme): number {
  paintTimeGrid(surface, view, theme);
  const areas = bandAreas(plot.bands.map(band => band.rows), surface.area.top, surface.area.height);
  let coloured = 0;
  bands.forEach((spikes, i) => {
    const colour = theme.series[i % theme.series.length]!;
    if (i > 0) line(surface, surface.area.left, areas[i]!.top + areas[i]!.height + gap / 2, surface.area.left + surface.area.width, areas[i]!.top + areas[i]!.height + gap / 2, theme.grid);
    coloured += paintBand(surface, areas[i]!, plot.bands[i]!.rows, spikes, { from: view.from / step, to: view.to / step }, colour, theme);
    labelBand(surface, areas[i]!, plot.bands[i]!, colour, theme);
  });
  return coloured;
}

function paintBand(surface: Surface, band: BandArea, rowCount: number, spikes: SpikeSeries, steps: TimeView, colour: string, theme: Theme): number {
  const { context, ratio, area } = surface;
  const grid = { width: Math.floor(area.width * ratio), height: Math.max(1, Math.floor(band.height * ratio)) };
  const left = Math.round(area.left * ratio);
  const top = Math.round(band.top * ratio);
  const values = spikes.steps.values;
  const hits = countHits(grid, { steps: values, rows: spikes.rows.values, rowCount, from: steps.from, to: steps.to }, dotWidth(values.length, ratio));
  const image = context.getImageData(left, top, grid.width, grid.height);
  const coloured = colourHits(image.data, hits, theme.rgba(colour), theme.rgba(theme.background));
  context.putImageData(image, left, top);
  return coloured;
}

/** Dots shrink to one pixel where there are many. */
const dotWidth = (spikes: number, ratio: number): number => Math.max(1, Math.round((spikes > 20_000 ? 1 : spikes > 2_000 ? 1.5 : 2) * ratio));

function labelBand({ context, area }: Surface, band: BandArea, { label, rows }: { readonly label: string; readonly rows: number }, colour: string, theme: Theme): void {
  const middle = band.top + band.height / 2;
  const roomy = band.height > 34;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.font = theme.font;
  context.fillStyle = colour;
  context.fillText(shortened(context, label, area.left - 10), area.left - 6, roomy ? middle - 7 : middle);
  context.fillStyle = theme.muted;
  if (roomy) context.fillText(rows.toLocaleString('en').replaceAll(',', '\u202f'), area.left - 6, middle + 7);
}

/** The text, cut with an ellipsis where it is wider than its place. */
function shortened(context: CanvasRenderingContext2D, text: string, width: number): string {
  let kept = text;
  while (kept.length > 1 && context.measureText(kept).width > width) kept = `${kept.slice(0, -2)}…`;
  return kept;
}
