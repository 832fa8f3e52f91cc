// Where matrices of a linear system can differ from 0: who sees whom decides it, whatever the numbers are.
import type { LinearPlaces, LinearPlan, NoisePlan, Places } from '../plan/index.js';

/**
 * A state's step depends on the states it sees, directly or through others, and its noise on that of all it sees. So receptors, which see
 * each other nowhere, fill one row and the diagonal.
 */
export function placesOf({ slots, matrix, noise }: LinearPlan, noises: readonly NoisePlan[]): LinearPlaces {
  const n = slots.length;
  const seen = neighbours(n, matrix);
  const seenBy = neighbours(
    n,
    matrix.map(({ row, column }) => ({ row: column, column: row }))
  );
  const noisy = (concerns: (noise: number) => boolean): number[] =>
    reached(
      noise.filter(item => concerns(item.noise)).map(({ row }) => row),
      seenBy
    );
  const own = noisy(number => noises[number]!.of === 'neuron');
  const shared = noises.flatMap(({ of }, number) => (of === 'neuron' || noise.length === 0 ? [] : [number]));
  return {
    change: inRows(n, row => reached([row], seen)),
    noise: inRows(n, row => upTo(own, row)),
    shared: inRows(shared.length * n, place => {
      const row = place % n;
      const rows = upTo(
        noisy(number => number === shared[Math.floor(place / n)]),
        row
      );
      return rows.length ? [0, ...rows.map(column => column + 1)] : [];
    })
  };
}

/** Where an entry is among the places; -1 where it is always 0. */
export function placeIn({ starts, columns }: Places, row: number, column: number): number {
  for (let place = starts[row]!; place < starts[row + 1]!; place++) if (columns[place] === column) return place;
  return -1;
}

/** Every place of a square matrix. */
export const everyPlace = (n: number): Places => inRows(n, () => Array.from({ length: n }, (_, column) => column));

/** How many multiplications the square of a matrix takes. */
export function productSize({ starts, columns }: Places): number {
  return columns.reduce((sum, row) => sum + starts[row + 1]! - starts[row]!, 0);
}

/** The rows of a lower triangle over some rows. */
const upTo = (rows: readonly number[], row: number): number[] =>
  rows.includes(row) ? rows.filter(column => column <= row) : [];

function neighbours(n: number, entries: readonly { readonly row: number; readonly column: number }[]): number[][] {
  const lists: number[][] = Array.from({ length: n }, () => []);
  for (const { row, column } of entries) lists[row]!.push(column);
  return lists;
}

/** Ascending, with those from which it begins. */
function reached(from: readonly number[], next: readonly (readonly number[])[]): number[] {
  const found = new Set(from);
  for (const one of found) for (const other of next[one]!) found.add(other);
  return [...found].sort((a, b) => a - b);
}

function inRows(rows: number, columnsOf: (row: number) => readonly number[]): Places {
  const lists = Array.from({ length: rows }, (_, row) => columnsOf(row));
  const starts = new Uint32Array(rows + 1);
  lists.forEach((list, row) => (starts[row + 1] = starts[row]! + list.length));
  return { starts, columns: Uint32Array.from(lists.flat()) };
}
