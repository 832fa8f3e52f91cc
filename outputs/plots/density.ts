// Spikes counted in the cells of a grid, for when there are more spikes than pixels.
import type { Domain, Numbers } from './scene.js';

export interface Density {
  readonly columns: number;
  readonly rows: number;
  /** `counts[row * columns + column]`; row 0 is at the low end of y */
  readonly counts: Uint32Array;
  /** spikes that fell into the view */
  readonly total: number;
}

/** x within [from, to), the upper end included in the last cell; likewise y. */
export function density(
  points: { readonly x: Numbers; readonly y: Numbers },
  x: Domain,
  y: Domain,
  columns: number,
  rows: number
): Density {
  const counts = new Uint32Array(columns * rows);
  const across = columns / (x[1] - x[0]);
  const up = rows / (y[1] - y[0]);
  let total = 0;
  for (let i = 0; i < points.x.length; i++) {
    const px = points.x[i]!;
    const py = points.y[i]!;
    if (px < x[0] || px > x[1] || py < y[0] || py > y[1]) continue;
    const column = Math.min(columns - 1, Math.floor((px - x[0]) * across));
    const row = Math.min(rows - 1, Math.floor((py - y[0]) * up));
    counts[row * columns + column]! += 1;
    total++;
  }
  return { columns, rows, counts, total };
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
