// Spikes to pixels, without a canvas: a dot each while there is room; where spikes outnumber pixels, opacity tells how many share one.
import { density, densityLevels, type Density, type Domain } from '../../outputs/index.js';
import { firstAtLeast } from './growing-array.js';
import type { TimeView } from './time-view.js';

export interface Spikes {
  /** ms, ascending */
  readonly times: Float64Array;
  readonly rows: Float64Array;
  /** of density: how many there are in each cell, whose middle time and row are */
  readonly counts?: Float64Array;
  readonly cell?: { readonly width: number; readonly height: number };
}
/** A rectangle of device pixels that shows all rows of a band. */
export interface PixelArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
/** RGBA, row by row from the top left. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
}
export type Rgb = readonly [number, number, number];

const levels = 16;
const faintest = 0.25;

/** Colours the spikes of a band; `ratio` is device pixels a CSS pixel, `strength` below 1 leaves them paler. Returns how many pixels were transparent before. */
export function paintSpikes(
  pixels: Pixels,
  area: PixelArea,
  spikes: Spikes,
  view: TimeView,
  rows: Domain,
  colour: Rgb,
  ratio: number,
  strength = 1
): number {
  const { cell, counts } = spikes;
  const reach = (cell?.width ?? 0) / 2;
  const start = firstAtLeast(spikes.times, view.from - reach);
  const end = firstAtLeast(spikes.times, view.to + reach);
  const inView = {
    x: spikes.times.subarray(start, end),
    y: spikes.rows.subarray(start, end),
    ...(cell && counts && { cell, counts: counts.subarray(start, end) })
  };
  const cells = density(
    inView,
    [view.from, view.to],
    rows,
    area.width,
    Math.max(1, Math.min(area.height, Math.round(rows[1] - rows[0])))
  );
  const crowded = cell !== undefined || cells.total > (area.width * area.height) / 10;
  const full = crowded ? opacityOfLevels(cells) : () => 255;
  const opacity = strength === 1 ? full : (cell: number) => strength * full(cell);
  return stamp(pixels, area, cells, dotSize(cells, area, crowded, ratio), opacity, colour);
}

function opacityOfLevels(cells: Density): (cell: number) => number {
  const level = densityLevels(cells, levels);
  return cell => 255 * (faintest + ((1 - faintest) * level[cell]!) / levels);
}

interface Dot {
  readonly width: number;
  readonly height: number;
}

/** As high as its row but for a gap, at most 10 CSS pixels; large enough to be seen where there are few. */
function dotSize(cells: Density, area: PixelArea, crowded: boolean, ratio: number): Dot {
  const row = area.height / cells.rows;
  if (crowded) return { width: 1, height: Math.max(1, Math.round(row < 4 ? row : row * 0.8)) };
  const roomy = cells.total < (area.width * area.height) / ratio ** 2 / 15;
  const width = roomy ? 1.8 : 1;
  return {
    width: Math.max(1, Math.round(width * ratio)),
    height: Math.max(1, Math.round(Math.min(10 * ratio, Math.max(width * ratio, row * 0.75))))
  };
}

function stamp(
  pixels: Pixels,
  area: PixelArea,
  cells: Density,
  dot: Dot,
  opacity: (cell: number) => number,
  [red, green, blue]: Rgb
): number {
  const { data, width } = pixels;
  let coloured = 0;
  for (let cell = 0; cell < cells.counts.length; cell++) {
    if (cells.counts[cell] === 0) continue;
    const alpha = opacity(cell);
    const middle = area.height - ((Math.floor(cell / cells.columns) + 0.5) * area.height) / cells.rows;
    const top = Math.max(0, Math.min(area.height - dot.height, Math.round(middle - dot.height / 2)));
    const left = Math.max(0, Math.min(area.width - dot.width, (cell % cells.columns) - (dot.width >> 1)));
    for (let y = area.top + top; y < area.top + Math.min(area.height, top + dot.height); y++) {
      for (let at = 4 * (y * width + area.left + left), last = at + 4 * dot.width; at < last; at += 4) {
        if (data[at + 3] === 0) coloured++;
        else if (data[at + 3]! >= alpha) continue;
        data[at] = red;
        data[at + 1] = green;
        data[at + 2] = blue;
        data[at + 3] = alpha;
      }
    }
  }
  return coloured;
}

/** The spike nearest to a place, no further away than `reach` (ms and rows); undefined where there is none. */
export function nearestSpike(
  spikes: Spikes,
  time: number,
  row: number,
  reach: { readonly time: number; readonly rows: number }
): number | undefined {
  let nearest: number | undefined;
  let shortest = 1;
  for (
    let i = firstAtLeast(spikes.times, time - reach.time);
    i < spikes.times.length && spikes.times[i]! <= time + reach.time;
    i++
  ) {
    const distance = Math.hypot((spikes.times[i]! - time) / reach.time, (spikes.rows[i]! - row) / reach.rows);
    if (distance > shortest) continue;
    shortest = distance;
    nearest = i;
  }
  return nearest;
}
