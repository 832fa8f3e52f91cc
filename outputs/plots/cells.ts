// Cells of a map: where images of several neurons stand side by side, and fewer, larger cells where there are more than can be seen.

export interface Cells {
  readonly cells: readonly { readonly x: number; readonly y: number; readonly z: number }[];
  /** of the whole, in cells */
  readonly width: number;
  readonly height: number;
}

export interface Tiles {
  readonly count: number;
  /** of one tile, in cells */
  readonly rows: number;
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  /** place of a neuron of a tile's image */
  readonly at: (tile: number, neuron: number) => { readonly x: number; readonly y: number };
}

/** Images of `rows` by `columns`, as many across as down or one more, a cell apart; the first tile and the first row at the top. */
export function tiles(count: number, rows: number, columns: number): Tiles {
  const across = Math.ceil(Math.sqrt(count));
  const down = Math.ceil(count / across);
  const width = across * (columns + 1) - 1;
  const height = down * (rows + 1) - 1;
  return {
    count,
    rows,
    columns,
    width,
    height,
    at: (tile, neuron) => ({
      x: (tile % across) * (columns + 1) + (neuron % columns),
      y: height - 1 - Math.floor(tile / across) * (rows + 1) - Math.floor(neuron / columns)
    })
  };
}

/** More cells than this along a side are not told apart. */
const most = 250;
/** The same where each of several tiles is looked at. */
const mostOfTiles = 400;

/** The same tiles of fewer, larger cells, each the mean of `block` by `block`, where there are more than can be seen: gaps between them stay. */
export function coarsenTiles({ cells, width, height }: Cells, tiled: Tiles): Cells & { readonly block: number } {
  const block = Math.ceil(Math.max(width, height) / mostOfTiles);
  if (block === 1) return { cells, width, height, block };
  const coarse = tiles(tiled.count, Math.ceil(tiled.rows / block), Math.ceil(tiled.columns / block));
  const along = (place: number, size: number, coarseSize: number): number =>
    Math.floor(place / (size + 1)) * (coarseSize + 1) + Math.floor((place % (size + 1)) / block);
  const blocks = new Map<number, { x: number; y: number; sum: number; count: number }>();
  for (const { x, y, z } of cells) {
    const column = along(x, tiled.columns, coarse.columns);
    const row = along(height - 1 - y, tiled.rows, coarse.rows);
    const key = row * coarse.width + column;
    const known = blocks.get(key) ?? { x: column, y: coarse.height - 1 - row, sum: 0, count: 0 };
    blocks.set(key, { ...known, sum: known.sum + z, count: known.count + 1 });
  }
  const means = [...blocks].sort(([a], [b]) => a - b).map(([, { x, y, sum, count }]) => ({ x, y, z: sum / count }));
  return { cells: means, width: coarse.width, height: coarse.height, block };
}

/** Blocks of cells with their mean; `width` and `height` are then those of a block. */
export function coarsen({ cells, width, height }: Cells): Cells {
  const across = Math.ceil(width / most);
  const up = Math.ceil(height / most);
  if (across * up === 1) return { cells, width: 1, height: 1 };
  const blocks = new Map<number, { x: number; y: number; sum: number; count: number }>();
  for (const { x, y, z } of cells) {
    const column = Math.floor(x / across);
    const row = Math.floor(y / up);
    const key = row * most + column;
    const block = blocks.get(key) ?? { x: (column + 0.5) * across - 0.5, y: (row + 0.5) * up - 0.5, sum: 0, count: 0 };
    blocks.set(key, { ...block, sum: block.sum + z, count: block.count + 1 });
  }
  const means = [...blocks].sort(([a], [b]) => a - b).map(([, { x, y, sum, count }]) => ({ x, y, z: sum / count }));
  return { cells: means, width: across, height: up };
}
