// Spikes of a raster counted in cells of some time and some rows, those that are empty left out: their density, small enough to send.
import type { CellSize, Mark } from './scene.js';

type Spikes = Extract<Mark, { kind: 'spikes' }>;

/**
 * x and y are the middles of the cells, `counts` the spikes in each, by time, then row; the mark has rows `from` to `to`. Cells may be
 * counted again in cells that are a power of two larger. Undefined where there would be more than `most`.
 */
export function spikeCells(
  mark: Spikes,
  { from, to }: { readonly from: number; readonly to: number },
  size: CellSize,
  most: number
): Spikes | undefined {
  const { width, height } = size;
  const columns = { x: new Growing(most), y: new Growing(most), counts: new Growing(most) };
  // of one stretch of time: spikes by row, and the rows that have some
  const spikes = new Uint32Array(Math.max(1, Math.ceil((to - from + 1) / height)));
  const rows = new Uint32Array(spikes.length);
  let filled = 0;
  let column = -1;
  const flush = (): boolean => {
    if (columns.x.length + filled > most) return false;
    for (const row of rows.subarray(0, filled).sort()) {
      columns.x.push((column + 0.5) * width);
      columns.y.push(from + row * height + (height - 1) / 2);
      columns.counts.push(spikes[row]!);
      spikes[row] = 0;
    }
    filled = 0;
    return true;
  };
  for (let i = 0; i < mark.x.length; i++) {
    const own = Math.floor(mark.x[i]! / width);
    if (own !== column) {
      if (!flush()) return undefined;
      column = own;
    }
    const row = Math.floor((mark.y[i]! - from) / height);
    if (spikes[row] === 0) rows[filled++] = row;
    spikes[row]! += mark.counts?.[i] ?? 1;
  }
  if (!flush()) return undefined;
  const { x, y, counts } = columns;
  return { ...mark, x: x.values, y: y.values, counts: Uint32Array.from(counts.values), cell: size };
}

/** Numbers one after the other, no more than `most`. */
class Growing {
  private store: Float64Array;
  length = 0;

  constructor(private readonly most: number) {
    this.store = new Float64Array(Math.min(1024, Math.floor(most)));
  }

  push(value: number): void {
    if (this.length === this.store.length) {
      const larger = new Float64Array(Math.min(Math.floor(this.most), 2 * this.store.length));
      larger.set(this.store);
      this.store = larger;
    }
    this.store[this.length++] = value;
  }

  get values(): Float64Array {
    return this.store.slice(0, this.length);
  }
}
