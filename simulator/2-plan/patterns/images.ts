// Populations as images: two axes are rows and columns, three are channels, rows and columns. A window of sources slides over them.
import { formatNumber } from '../../1-model/index.js';
import { call, multiply, add, number, subtract, variable, type Formula } from '../formula/index.js';
import type { Axis, NeuronSet, Recipe } from '../plan/index.js';

/** Extents of a set of neurons as an image. */
export interface Image {
  readonly channels: number;
  readonly rows: number;
  readonly columns: number;
}

/** Along rows or columns: target i sees the sources `i stride - padding` .. `i stride - padding + size - 1`, as far as there are any. */
export interface Line {
  readonly sources: number;
  readonly targets: number;
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
}

/** Undefined for other numbers of axes. */
export function imageOf({ axes = [] }: NeuronSet): Image | undefined {
  const counts = axes.map(axis => axis.count);
  const [rows = 1, columns = 1] = counts.slice(-2);
  return counts.length === 2 || counts.length === 3
    ? { channels: counts.length === 3 ? counts[0]! : 1, rows, columns }
    : undefined;
}

/** Of a recipe that `impossibleWindow` found possible. */
export function linesOf(recipe: Recipe): { readonly rows: Line; readonly columns: Line } {
  const { rows = 1, columns = 1, stride = 1, padding = 0 } = recipe.numbers;
  const from = imageOf(recipe.sources)!;
  const to = imageOf(recipe.targets)!;
  return {
    rows: { sources: from.rows, targets: to.rows, size: rows, stride, padding },
    columns: { sources: from.columns, targets: to.columns, size: columns, stride, padding }
  };
}

/** Why a window cannot slide over the sources; undefined where it can. */
export function impossibleWindow({ numbers, projection, pattern, sources, targets }: Recipe): string | undefined {
  const { rows = NaN, columns = NaN, stride = NaN, padding = NaN } = numbers;
  const from = imageOf(sources);
  const to = imageOf(targets);
  for (const [name, value, least] of [
    ['rows', rows, 1],
    ['columns', columns, 1],
    ['stride', stride, 1],
    ['padding', padding, 0]
  ] as const) {
    if (!Number.isInteger(value) || value < least)
      return `${name} of ${pattern} of ${projection} is ${formatNumber(value)}: give a whole number, ${least} or more.`;
  }
  for (const [set, image] of [
    [sources, from],
    [targets, to]
  ] as const) {
    if (image) continue;
    const remedy = `write ${set.population}[ROWS, COLUMNS] or [CHANNELS, ROWS, COLUMNS]`;
    return `${pattern} of ${projection} needs rows and columns, and ${set.population} has ${axesText(set)}: ${remedy}.`;
  }
  const made = [
    [from!.rows, rows],
    [from!.columns, columns]
  ].map(([all, size]) => Math.floor((all! + 2 * padding - size!) / stride) + 1);
  if (made.some(count => count < 1)) {
    const image = `${sources.population}, ${from!.rows} × ${from!.columns}`;
    return `The window of ${pattern} of ${projection}, ${rows} × ${columns}, does not fit into ${image}: lower rows and columns or raise padding.`;
  }
  if (made[0] === to!.rows && made[1] === to!.columns) return undefined;
  const wanted = `${made[0]} × ${made[1]}`;
  const has = `${to!.rows} × ${to!.columns}`;
  return `${pattern} of ${projection} gives ${wanted} positions, and ${targets.population} has ${has}: give it ${wanted} neurons per channel, or change stride and padding.`;
}

const axesText = ({ axes = [] }: NeuronSet): string => (axes.length > 1 ? `${axes.length} axes` : 'one axis');

export const firstSeen = (line: Line, target: number): number => Math.max(0, target * line.stride - line.padding);
export const lastSeen = (line: Line, target: number): number =>
  Math.min(line.sources - 1, target * line.stride - line.padding + line.size - 1);

/** Pairs of a source and a target that sees it, along a line. */
export function pairsAlong(line: Line): number {
  let pairs = 0;
  for (let target = 0; target < line.targets; target++)
    pairs += Math.max(0, lastSeen(line, target) - firstSeen(line, target) + 1);
  return pairs;
}

/** Where a neuron's place lies in its image. */
export function placeIn(
  { rows, columns }: Image,
  place: number
): { readonly channel: number; readonly row: number; readonly column: number } {
  return {
    channel: Math.floor(place / (rows * columns)),
    row: Math.floor(place / columns) % rows,
    column: place % columns
  };
}

/** Channel, row and column of the neuron on one side of a synapse, counted within its set, from its number in the population. */
export function coordinates(
  { axes = [] }: NeuronSet,
  side: 'pre' | 'post'
): { readonly channel: Formula; readonly row: Formula; readonly column: Formula } {
  const along = axes.map((axis, i) =>
    coordinate(
      axis,
      axes.slice(i + 1).reduce((product, { extent }) => product * extent, 1),
      i === 0,
      side
    )
  );
  return { channel: along.length === 3 ? along[0]! : number(0), row: along.at(-2)!, column: along.at(-1)! };
}

function coordinate({ extent, low }: Axis, stride: number, isFirst: boolean, side: 'pre' | 'post'): Formula {
  const index = variable('index', 0, side);
  const steps =
    stride === 1 ? index : call('floor', [{ kind: 'binary', operator: '/', left: index, right: number(stride) }]);
  return subtract(isFirst ? steps : call('mod', [steps, number(extent)]), number(low));
}

/** Which row (or column) of the kernel a synapse has: source - (target · stride - padding). */
export const offset = (
  source: Formula,
  target: Formula,
  { stride, padding }: Pick<Line, 'stride' | 'padding'>
): Formula => add(subtract(source, multiply(target, number(stride))), number(padding));
