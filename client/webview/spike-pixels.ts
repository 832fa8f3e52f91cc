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
  const opacities = Array.from({ length: levels + 1 }, (_, n) => 255 * (faintest + ((1 - faintest) * n) / levels));
  return cell => opacities[level[cell]!]!;
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
  const { width } = pixels;
  // a pixel is one number, its opacity in the highest byte: browsers run on machines that put the lowest byte first
  const words = new Uint32Array(pixels.data.buffer, pixels.data.byteOffset, pixels.data.byteLength / 4);
  const colour = (blue << 16) | (green << 8) | red;
  const { counts, columns, rows } = cells;
  let coloured = 0;
  for (let row = 0, cell = 0; row < rows; row++) {
    const middle = area.height - ((row + 0.5) * area.height) / rows;
    const top = Math.max(0, Math.min(area.height - dot.height, Math.round(middle - dot.height / 2)));
    const first = (area.top + top) * width + area.left;
    const lines = Math.min(area.height - top, dot.height);
    for (let column = 0; column < columns; column++, cell++) {
      if (counts[cell] === 0) continue;
      const alpha = Math.round(opacity(cell));
      const word = ((alpha << 24) | colour) >>> 0;
      const left = Math.max(0, Math.min(area.width - dot.width, column - (dot.width >> 1)));
      for (let line = 0, at = first + left; line < lines; line++, at += width) {
        for (let x = at; x < at + dot.width; x++) {
          const before = words[x]! >>> 24;
          if (before === 0) coloured++;
          else if (before >= alpha) continue;
          words[x] = word;
        }
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
