// The spikes of a raster and what stands beside them, on the canvas of its uPlot.
import uPlot from 'uplot';
import { ticks } from '../../outputs/index.js';
import { gutter, lookOf } from './chart-axes.js';
import { type BandArea, bandAreas, bandAt, rowPlace, rowsOf } from './band-areas.js';
import { type Band, type DataMark, type PicturePanel, marksOf } from './picture.js';
import { nearestSpike, paintSpikes, type Spikes } from './spike-pixels.js';
import { type PanelTheme, rgbOf } from './theme.js';
import type { TimeView } from './time-view.js';

/** From here on a band has its name along the axis and numbers of neurons beside it, CSS pixels. */
const roomy = 44;
/** A spike no further from the pointer than this is the one meant, CSS pixels. */
const near = 6;

const areasOf = (u: uPlot, bands: readonly Band[]): readonly BandArea[] =>
  bandAreas(bands, Math.max(1, u.bbox.height / uPlot.pxRatio));

/** The y axis: numbers of neurons, at shares of the height. */
export function neuronAxis(panel: () => PicturePanel, theme: PanelTheme): uPlot.Axis {
  const marks = (u: uPlot): readonly NeuronTick[] =>
    neuronTicks(panel().bands, areasOf(u, panel().bands), u.bbox.height / uPlot.pxRatio);
  return {
    ...lookOf(theme),
    grid: { show: false },
    size: gutter.left,
    splits: u => marks(u).map(tick => tick.at),
    values: u => marks(u).map(tick => tick.label)
  };
}

interface NeuronTick {
  readonly at: number;
  readonly label: string;
}

function neuronTicks(bands: readonly Band[], areas: readonly BandArea[], height: number): readonly NeuronTick[] {
  return bands.flatMap((band, i) => {
    const area = areas[i]!;
    const own = (area.top - area.bottom) * height;
    if (own < roomy) return [];
    const numbers = Array.from(band.neurons);
    // rows that are sorted otherwise have no order of numbers
    if (numbers.some((neuron, row) => row > 0 && neuron < numbers[row - 1]!)) return [];
    const round = ticks(
      { unit: { name: '', size: 1 }, whole: true },
      [numbers[0] ?? 0, numbers.at(-1) ?? 0],
      Math.max(2, Math.floor(own / 30))
    );
    return round.flatMap(({ value, label }) => {
      const row = numbers.indexOf(value);
      return row < 0 ? [] : [{ at: rowPlace(band, area, band.from + row), label }];
    });
  });
}

/** Lines between bands and their names in the gutter, in their colours. */
export function paintBandNames(u: uPlot, bands: readonly Band[], theme: PanelTheme, lit: readonly string[] = []): void {
  const { ctx, bbox } = u;
  const ratio = uPlot.pxRatio;
  const areas = areasOf(u, bands);
  ctx.save();
  ctx.font = theme.labelFont.replace('11px', `${11 * ratio}px`);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  areas.forEach((area, i) => {
    const band = bands[i]!;
    const middle = bbox.top + (1 - (area.top + area.bottom) / 2) * bbox.height;
    ctx.fillStyle = theme.grid;
    const next = areas[i + 1];
    if (next)
      ctx.fillRect(
        bbox.left,
        Math.round(bbox.top + (1 - (area.top + next.bottom) / 2) * bbox.height),
        bbox.width,
        Math.max(1, Math.round(ratio))
      );
    ctx.fillStyle = theme.series(band.series);
    if (lit.includes(band.population))
      ctx.fillRect(
        bbox.left - 3 * ratio,
        bbox.top + (1 - area.top) * bbox.height,
        3 * ratio,
        (area.top - area.bottom) * bbox.height
      );
    const height = (area.top - area.bottom) * bbox.height;
    if (height >= roomy * ratio) paintAlong(ctx, 9 * ratio, middle, shortened(ctx, band.label, height));
    else paintBeside(ctx, bbox.left - 7 * ratio, middle, shortened(ctx, band.label, bbox.left - 12 * ratio));
  });
  ctx.restore();
}

function paintAlong(ctx: CanvasRenderingContext2D, x: number, y: number, text: string): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(-Math.PI / 2);
  ctx.fillText(text, 0, 0);
  ctx.restore();
}

function paintBeside(ctx: CanvasRenderingContext2D, right: number, y: number, text: string): void {
  ctx.textAlign = 'right';
  ctx.fillText(text, right, y);
  ctx.textAlign = 'center';
}

/** The text, cut with an ellipsis where it is wider than its place. */
function shortened(ctx: CanvasRenderingContext2D, text: string, width: number): string {
  let kept = text;
  while (kept.length > 1 && ctx.measureText(kept).width > width) kept = `${kept.slice(0, -2)}…`;
  return kept;
}

function spikesOf({ columns, size }: DataMark): Spikes {
  const [times, rows, counts] = columns.map(column => column.values);
  return { times: times!, rows: rows!, ...(counts && size && { counts, cell: size }) };
}

/** Of what stands behind, or beside what is pointed at. */
const faded = 0.35;

/** Paints all spikes in view through `scratch`, those of populations that are `lit` before the others; returns how many pixels they coloured. */
export function paintRaster(
  u: uPlot,
  panel: PicturePanel,
  view: TimeView,
  theme: PanelTheme,
  scratch: OffscreenCanvas,
  lit: readonly string[] = []
): number {
  const width = Math.max(1, Math.round(u.bbox.width));
  const height = Math.max(1, Math.round(u.bbox.height));
  if (scratch.width !== width) scratch.width = width;
  if (scratch.height !== height) scratch.height = height;
  const context = scratch.getContext('2d');
  if (!context) return 0;
  const image = new ImageData(width, height);
  const areas = areasOf(u, panel.bands);
  let coloured = 0;
  const isLit = (band: Band): boolean => lit.includes(band.population);
  const anyLit = panel.bands.some(isLit);
  marksOf(panel, 'spikes').forEach((mark, i) => {
    const [band, area] = [panel.bands[i], areas[i]];
    if (!band || !area) return;
    const top = Math.round((1 - area.top) * height);
    const pixels = { left: 0, top, width, height: Math.max(1, Math.round((1 - area.bottom) * height) - top) };
    const paint = (of: DataMark, colour: string, strength: number): number =>
      paintSpikes(
        image,
        pixels,
        spikesOf(of),
        view,
        [band.from - 0.5, band.to + 0.5],
        rgbOf(colour),
        uPlot.pxRatio,
        strength
      );
    const behind = panel.reference?.[i];
    coloured += paint(mark, theme.series(mark.series), anyLit && !isLit(band) ? faded : 1);
    // only where this run has no spike
    if (behind) paint(behind, theme.series(-1), faded);
  });
  context.putImageData(image, 0, 0);
  u.ctx.drawImage(scratch, Math.round(u.bbox.left), Math.round(u.bbox.top));
  return coloured;
}

/** The band `y` CSS pixels below the top, and the row there. */
export function rowAt(
  u: uPlot,
  bands: readonly Band[],
  y: number
): { readonly band: Band; readonly row: number } | undefined {
  const at = bandAt(bands, areasOf(u, bands), 1 - y / (u.bbox.height / uPlot.pxRatio));
  const band = at && bands[at.index];
  return at && band && { band, row: at.row };
}

export interface Found {
  readonly band: Band;
  /** number of the neuron at the pointer */
  readonly neuron: number;
  /** ms, where a spike is near */
  readonly spike?: number;
}

/** What lies `x`, `y` CSS pixels from the left and top of the plot: the spike near there, else the row. */
export function findInRaster(u: uPlot, panel: PicturePanel, x: number, y: number): Found | undefined {
  const height = u.bbox.height / uPlot.pxRatio;
  const areas = areasOf(u, panel.bands);
  const at = bandAt(panel.bands, areas, 1 - y / height);
  const band = at && panel.bands[at.index];
  if (!at || !band) return undefined;
  const time = u.posToVal(x, 'x');
  const area = areas[at.index]!;
  const rowsOfPixel = rowsOf(band) / ((area.top - area.bottom) * height);
  const reach = { time: near * (u.posToVal(1, 'x') - u.posToVal(0, 'x')), rows: Math.max(0.5, near * rowsOfPixel) };
  const mark = marksOf(panel, 'spikes')[at.index];
  // a cell of density tells no spike's time
  const spikes = mark && !mark.size ? spikesOf(mark) : undefined;
  const spike = spikes && nearestSpike(spikes, time, at.row, reach);
  const row = spike === undefined ? Math.max(band.from, Math.min(band.to, Math.round(at.row))) : spikes!.rows[spike]!;
  const neuron = band.neurons[row - band.from] ?? row - band.from;
  return spike === undefined ? { band, neuron } : { band, neuron, spike: spikes!.times[spike]! };
}
