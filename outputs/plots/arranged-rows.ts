// Rows of a raster chosen and sorted: the same spikes in other rows. Pure; a panel asks anew whenever the choice changes.
import type { CellSize, Numbers, RowBand } from './scene.js';

/** `number` is the order of the population; any other name stands for values that each neuron has, such as a parameter. */
export interface RowChoice {
  readonly sort: string;
  /** labels of the bands that are left out */
  readonly hidden: readonly string[];
  /** of a band by its label, the first and the last row that is shown once all are sorted, from 0 */
  readonly stretches: Readonly<Record<string, readonly [number, number]>>;
}

export const allRows: RowChoice = { sort: 'number', hidden: [], stretches: {} };

export const isAllRows = ({ sort, hidden, stretches }: RowChoice): boolean =>
  sort === 'number' && hidden.length === 0 && Object.keys(stretches).length === 0;

/** The spikes of a band: x ascending, y the row; of density with the counts of cells around them. */
export interface RowSpikes {
  readonly x: Numbers;
  readonly y: Numbers;
  readonly counts?: Numbers;
  readonly cell?: CellSize;
}

/** One value a neuron, by its number in the population; NaN where it has none. */
export type RowKeys = (population: string, key: string) => ArrayLike<number> | undefined;

export interface ArrangedBand<S extends RowSpikes> {
  readonly band: RowBand;
  readonly spikes: S;
  /** place of the band before */
  readonly index: number;
  /** rows that stand together in cells of density cannot be sorted */
  readonly isUnsorted?: true;
}

/** The bands that are shown, from row 0 on, each with its spikes alone. What has no value to be sorted by stands above all that has. */
export function arrangeRows<S extends RowSpikes>(
  bands: readonly RowBand[],
  spikes: readonly S[],
  choice: RowChoice,
  keys: RowKeys = () => undefined
): readonly ArrangedBand<S>[] {
  let from = 0;
  return bands.flatMap((band, index) => {
    const own = spikes[index];
    if (!own || choice.hidden.includes(band.label)) return [];
    const sortable = (own.cell?.height ?? 1) <= 1;
    const order = sortable ? sortedRows(band, own, choice.sort, keys) : identity(rowsOf(band));
    const [first, last] = within(choice.stretches[band.label], order.length);
    const places = new Int32Array(order.length).fill(-1);
    for (let place = first; place <= last; place++) places[order[place]!] = from + place - first;
    const arranged: ArrangedBand<S> = {
      index,
      band: {
        ...band,
        from,
        to: from + last - first,
        neurons: Uint32Array.from(order.subarray(first, last + 1), row => band.neurons[row] ?? row)
      },
      spikes: replaced(own, band.from, places),
      ...(!sortable && choice.sort !== 'number' && { isUnsorted: true })
    };
    from += last - first + 1;
    return [arranged];
  });
}

const rowsOf = ({ from, to }: RowBand): number => Math.max(0, to - from + 1);
const identity = (rows: number): Uint32Array => Uint32Array.from({ length: rows }, (_, i) => i);

/** A stretch as it is possible. */
function within(stretch: readonly [number, number] | undefined, rows: number): readonly [number, number] {
  const [low, high] = stretch ?? [0, rows - 1];
  const first = Math.max(0, Math.min(rows - 1, Math.floor(low)));
  return [first, Math.max(first, Math.min(rows - 1, Math.floor(high)))];
}

/** Rows in ascending order of what they are sorted by, those that are equal in their own. */
function sortedRows(band: RowBand, spikes: RowSpikes, sort: string, keys: RowKeys): Uint32Array {
  const order = identity(rowsOf(band));
  if (sort === 'number') return order;
  const values = valuesOf(band, spikes, sort, keys);
  const rank = (row: number): number => (Number.isNaN(values[row]!) ? Infinity : values[row]!);
  return order.sort((a, b) => rank(a) - rank(b) || a - b);
}

function valuesOf(band: RowBand, spikes: RowSpikes, sort: string, keys: RowKeys): Float64Array {
  const rows = rowsOf(band);
  if (sort === 'rate') return spikesOfRows(spikes, band.from, rows);
  if (sort === 'first spike') return firstSpikes(spikes, band.from, rows);
  const own = keys(band.population, sort);
  return Float64Array.from({ length: rows }, (_, row) => own?.[band.neurons[row]!] ?? NaN);
}

function spikesOfRows({ y, counts }: RowSpikes, from: number, rows: number): Float64Array {
  const found = new Float64Array(rows);
  for (let i = 0; i < y.length; i++) found[y[i]! - from]! += counts?.[i] ?? 1;
  return found;
}

/** Infinity where there is none. */
function firstSpikes({ x, y }: RowSpikes, from: number, rows: number): Float64Array {
  const found = new Float64Array(rows).fill(Infinity);
  for (let i = 0; i < x.length; i++) if (found[y[i]! - from] === Infinity) found[y[i]! - from] = x[i]!;
  return found;
}

/** The spikes whose rows have a place, there. */
function replaced<S extends RowSpikes>(spikes: S, from: number, places: Int32Array): S {
  const { x, y, counts, cell } = spikes;
  const half = ((cell?.height ?? 1) - 1) / 2;
  // of a cell of several rows, which keep their order, the lowest one has a place, or the first that has
  const placeOf = (middle: number): number => {
    for (let row = Math.round(middle - half - from); row <= middle + half - from; row++) {
      const place = places[Math.min(row, places.length - 1)] ?? -1;
      if (place >= 0) return place + middle - from - row;
    }
    return -1;
  };
  const kept = new Uint32Array(x.length);
  const rows = new Float64Array(x.length);
  let length = 0;
  for (let i = 0; i < x.length; i++) {
    const place = half === 0 ? places[y[i]! - from]! : placeOf(y[i]!);
    if (place < 0) continue;
    rows[length] = place;
    kept[length++] = i;
  }
  const at = kept.subarray(0, length);
  return {
    ...spikes,
    x: pick(x, at),
    y: rows.slice(0, length),
    ...(counts && { counts: pick(counts, at) })
  };
}

function pick(values: Numbers, at: Uint32Array): Float64Array {
  const found = new Float64Array(at.length);
  for (let i = 0; i < at.length; i++) found[i] = values[at[i]!]!;
  return found;
}
