// Spikes counted in the cells of a grid, for when there are more spikes than pixels.
import type { CellSize, Domain, Numbers } from './scene.js';

export interface Density {
  readonly columns: number;
  readonly rows: number;
  /** `counts[row * columns + column]`; row 0 is at the low end of y */
  readonly counts: Uint32Array;
  /** spikes that fell into the view */
  readonly total: number;
}

export interface Counted {
  readonly x: Numbers;
  readonly y: Numbers;
  /** spikes at each place; 1 where left out */
  readonly counts?: Numbers;
  /** what each place is the middle of: its spikes count in all of the grid that it covers */
  readonly cell?: CellSize;
}

/** x within [from, to), the upper end included in the last cell; likewise y. */
export function density(points: Counted, x: Domain, y: Domain, columns: number, rows: number): Density {
  if (!points.cell && !points.counts) return densityOfSpikes(points, x, y, columns, rows);
  const counts = new Uint32Array(columns * rows);
  const across = columns / (x[1] - x[0]);
  const up = rows / (y[1] - y[0]);
  const { width = 0, height = 0 } = points.cell ?? {};
  let total = 0;
  for (let i = 0; i < points.x.length; i++) {
    const px = points.x[i]!;
    const py = points.y[i]!;
    if (px + width / 2 < x[0] || px - width / 2 > x[1] || py + height / 2 < y[0] || py - height / 2 > y[1]) continue;
    const n = points.counts?.[i] ?? 1;
    const [left, right] = covered(px - x[0], width, across, columns);
    const [low, high] = covered(py - y[0], height, up, rows);
    for (let row = low; row <= high; row++)
      for (let column = left; column <= right; column++) counts[row * columns + column]! += n;
    total += n;
  }
  return { columns, rows, counts, total };
}

/** The same for places that are spikes each: a million are counted anew for every picture while a panel is dragged. */
function densityOfSpikes(
  { x: xs, y: ys }: Pick<Counted, 'x' | 'y'>,
  [left, right]: Domain,
  [low, high]: Domain,
  columns: number,
  rows: number
): Density {
  const counts = new Uint32Array(columns * rows);
  const across = columns / (right - left);
  const up = rows / (high - low);
  const [lastColumn, lastRow] = [columns - 1, rows - 1];
  const { length } = xs;
  let total = 0;
  for (let i = 0; i < length; i++) {
    const px = xs[i]!;
    const py = ys[i]!;
    if (px < left || px > right || py < low || py > high) continue;
    const column = Math.min(lastColumn, ((px - left) * across) | 0);
    const row = Math.min(lastRow, ((py - low) * up) | 0);
    counts[row * columns + column]! += 1;
    total++;
  }
  return { columns, rows, counts, total };
}

/** First and last of `most` places that something around `middle` covers more than the edge of. */
function covered(middle: number, extent: number, scale: number, most: number): readonly [number, number] {
  const first = Math.floor((middle - extent / 2) * scale + 1e-6 * Math.sign(extent));
  const last = Math.ceil((middle + extent / 2) * scale - 1e-6) - 1;
  const low = Math.min(most - 1, Math.max(0, first));
  return [low, Math.min(most - 1, Math.max(low, extent === 0 ? low : last))];
}

/** Each cell as a level from 0 (empty) to `levels` (the count that one filled cell in a hundred reaches, or more), by the square root of its count. */
export function densityLevels({ counts }: Density, levels: number): Uint8Array {
  // without sorting and a root a cell: a panel asks anew for every picture while it is dragged
  const cellsOfCount = new Uint32Array(largest(counts) + 1);
  for (let i = 0; i < counts.length; i++) cellsOfCount[counts[i]!]! += 1;
  const top = countReached(cellsOfCount, 0.99);
  const levelOfCount = cellsOfCount.map((_, n) => Math.min(levels, Math.ceil(levels * Math.sqrt(n / top))));
  const level = new Uint8Array(counts.length);
  for (let i = 0; i < counts.length; i++) level[i] = levelOfCount[counts[i]!]!;
  return level;
}

function largest(counts: Uint32Array): number {
  let most = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i]! > most) most = counts[i]!;
  return most;
}

/** The count that no more than `share` of the filled cells stay below. */
function countReached(cellsOfCount: Uint32Array, share: number): number {
  const filled = cellsOfCount.reduce((sum, cells) => sum + cells, -cellsOfCount[0]!);
  let below = Math.floor(filled * share);
  for (let n = 1; n < cellsOfCount.length; n++) {
    if (below < cellsOfCount[n]!) return n;
    below -= cellsOfCount[n]!;
  }
  return 1;
}
