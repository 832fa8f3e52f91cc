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
export function density(points: { readonly x: Numbers; readonly y: Numbers }, x: Domain, y: Domain, columns: number, rows: number): Density {
  const counts = new Uint32Array(columns * rows), across = columns / (x[1] - x[0]), up = rows / (y[1] - y[0]);
  let total = 0;
  for (let i = 0; i < points.x.length; i++) {
    const px = points.x[i]!, py = points.y[i]!;
    if (px < x[0] || px > x[1] || py < y[0] || py > y[1]) continue;
    const column = Math.min(columns - 1, Math.floor((px - x[0]) * across)), row = Math.min(rows - 1, Math.floor((py - y[0]) * up));
    counts[row * columns + column]! += 1;
    total++;
  }
  return { columns, rows, counts, total };
}

/** Each cell as a level from 0 (empty) to `levels` (the count that one filled cell in a hundred reaches, or more), by the square root of its count. */
export function densityLevels({ counts }: Density, levels: number): Uint8Array {
  const filled = counts.filter(n => n > 0).sort(), top = filled[Math.floor(filled.length * 0.99)] ?? 1;
  return Uint8Array.from(counts, n => Math.min(levels, Math.ceil(levels * Math.sqrt(n / top))));
}
