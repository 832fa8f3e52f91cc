// Spikes to pixels, without a canvas: how often each pixel is hit, and its colour. A dot while there is room; where spikes
// outnumber pixels, brightness shows how many share one.
import { firstAtLeast } from './growing-array.js';
import type { Rgba } from './theme.js';

/** A band of rows on a grid of device pixels. */
export interface Grid {
  readonly width: number;
  readonly height: number;
}
export interface SpikesInView {
  readonly steps: Float64Array;
  readonly rows: Uint32Array;
  /** rows of the band */
  readonly rowCount: number;
  /** steps at the left and right edge */
  readonly from: number;
  readonly to: number;
}
export interface Hits {
  /** hits a pixel, row by row from the top */
  readonly counts: Uint16Array;
  readonly most: number;
  readonly spikes: number;
  /** several spikes share pixels: show brightness, not dots */
  readonly dense: boolean;
}

/** Counts the hits of each pixel; row 0 is the lowest. `dot` is the wished width of a dot in pixels. */
export function countHits(grid: Grid, view: SpikesInView, dot: number): Hits {
  const counts = new Uint16Array(grid.width * grid.height);
  const start = firstAtLeast(view.steps, view.from);
  const end = firstAtLeast(view.steps, view.to + 1);
  const dense = end - start > grid.width * grid.height / 12;
  const rowHeight = grid.height / view.rowCount;
  const size = { width: dense ? 1 : dot, height: dense ? 1 : Math.max(1, Math.min(Math.floor(rowHeight), Math.round(3 * dot))) };
  const scale = grid.width / Math.max(1, view.to - view.from);
  let most = 0;
  for (let i = start; i < end; i++) {
    const left = Math.floor((view.steps[i]! - view.from) * scale - (size.width - 1) / 2);
    const middle = grid.height - (view.rows[i]! + 0.5) * rowHeight;
    most = Math.max(most, stamp(counts, grid, left, Math.floor(middle - size.height / 2 + 0.5), size));
  }
  return { counts, most, spikes: end - start, dense };
}

function stamp(counts: Uint16Array, grid: Grid, left: number, top: number, size: Grid): number {
  let most = 0;
  for (let y = Math.max(0, Math.min(top, grid.height - 1)); y < Math.min(grid.height, top + size.height); y++) {
    for (let x = Math.max(0, left); x < Math.min(grid.width, left + size.width); x++) {
      const at = y * grid.width + x;
      if (counts[at]! < 65_535) counts[at]! += 1;
      most = Math.max(most, counts[at]!);
    }
  }
  return most;
}

/** Writes the hits into RGBA pixels and returns how many are coloured. Untouched pixels stay as they are. */
export function colourHits(pixels: Uint8ClampedArray, hits: Hits, colour: Rgba, background: Rgba): number {
  let coloured = 0;
  const strongest = Math.log1p(hits.most);
  for (let i = 0; i < hits.counts.length; i++) {
    const count = hits.counts[i]!;
    if (count === 0) continue;
    const share = hits.dense ? 0.3 + 0.7 * Math.log1p(count) / strongest : 1;
    for (let channel = 0; channel < 3; channel++) pixels[4 * i + channel] = background[channel]! + share * (colour[channel]! - background[channel]!);
    pixels[4 * i + 3] = 255;
    coloured++;
  }
  return coloured;
}
