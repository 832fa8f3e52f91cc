// map: recorded values as colours: synapses by pre and post neuron, or neurons and their inputs as images of rows and columns.
import { formatQuantity, type Expression, type RecordedProjection } from '../../simulator/index.js';
import { valueError } from '../reading/value.js';
import { formatCount } from '../reading/quantity.js';
import { milliseconds } from '../reading/question.js';
import { selectionText } from '../reading/selection.js';
import { synapsesOf, valuesOf } from '../reading/values-of.js';
import { valueAxis } from './axes.js';
import { coarsen, coarsenTiles, tiles, type Cells } from './cells.js';
import { colourDomain } from './colour-scale.js';
import { numberArgument, type Plot, type PlotCall } from './plot-call.js';
import type { Axis, Panel } from './scene.js';

/**
 * The last recorded values. Synapses without `rows` and `columns`: post neurons across, pre neurons upwards, synapses of one pair
 * summed. With them: for each post neuron an image of its pre neurons, the first row at the top. Neurons: one image.
 */
export const map: Plot = { name: 'map', kind: 'map', panels: call => call.items.flatMap(item => panelsOf(call, item)) };

type Recorded = Extract<Expression, { kind: 'recorded' }>;

function panelsOf(call: PlotCall, item: Expression): readonly Panel[] {
  if (item.kind !== 'recorded')
    throw valueError('map() draws a recorded variable, such as map(weight of plastic) or map(V of E).', item);
  if (item.selection.role === 'population') return [neuronsPanel(call, item)];
  for (const { connect, from } of call.recording.projections)
    if (connect === item.selection.of) imageOf(call, from, sizeOf(call, from), item);
  const all = synapses(call, item);
  return call.recording.projections
    .filter(p => p.connect === item.selection.of)
    .flatMap(projection => {
      const own = all.filter(s => s.projection === projection);
      return own.length > 0 ? [synapsesPanel(call, item, projection, own)] : [];
    });
}

interface Synapse {
  readonly projection: RecordedProjection;
  readonly pre: number;
  readonly post: number;
  readonly value: number;
}

function synapses({ recording, title }: PlotCall, { variable, selection }: Recorded): readonly Synapse[] {
  if (selection.byTarget)
    throw valueError(`${title} draws synapses, and a sum by target has none; leave by target out, or draw trace().`, {
      kind: 'recorded',
      variable,
      selection
    });
  const { steps, at } = valuesOf(recording, variable, selection, title);
  const { record, elements, columns } = synapsesOf(recording, variable, selection, title);
  const projections = recording.projections
    .filter(p => p.connect === selection.of)
    .flatMap(p => Array.from({ length: p.synapses }, () => p));
  if (elements.length === 0)
    throw valueError(`${selection.of} made no synapses, so there is nothing to draw.`, {
      kind: 'recorded',
      variable,
      selection
    });
  if (steps.length === 0)
    throw valueError(`Nothing of ${variable} of ${selection.of} has been recorded yet.`, {
      kind: 'recorded',
      variable,
      selection
    });
  return Array.from(elements, (element, i) => ({
    projection: projections[element]!,
    pre: record.pre[columns[i]!]!,
    post: record.post[columns[i]!]!,
    value: at(steps.length - 1, i)
  }));
}

function synapsesPanel(call: PlotCall, item: Recorded, projection: RecordedProjection, all: readonly Synapse[]): Panel {
  const { from, to } = projection;
  const image = imageOf(call, from, sizeOf(call, from), item);
  if (image) return tilesPanel(call, item, projection, image, all);
  const cells = summed(
    all.map(s => ({ x: s.post, y: s.pre, z: s.value })),
    sizeOf(call, to),
    sizeOf(call, from)
  );
  return coarsePanel(call, item, cells, {
    x: neuronAxis(`post: neuron of ${to}`, sizeOf(call, to)),
    y: neuronAxis(`pre: neuron of ${from}`, sizeOf(call, from))
  });
}

/** An image of the pre neurons of each post neuron, as large as it takes to see them. */
function tilesPanel(
  call: PlotCall,
  item: Recorded,
  { from, to }: RecordedProjection,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  all: readonly Synapse[]
): Panel {
  const tileOf = new Map([...new Set(all.map(s => s.post))].sort((a, b) => a - b).map((post, tile) => [post, tile]));
  const place = tiles(tileOf.size, rows, columns);
  const whole = summed(
    all.map(s => ({ ...place.at(tileOf.get(s.post)!, s.pre), z: s.value })),
    place.width,
    place.height
  );
  const cells = coarsenTiles(whole, place);
  const label =
    tileOf.size === 1 ? `${from}, ${rows} rows and ${columns} columns` : `${from}, a tile for each neuron of ${to}`;
  const axes = {
    x: { ...neuronAxis(label, cells.width), blank: true },
    y: { ...neuronAxis('', cells.height), blank: true },
    square: true
  };
  const drawn = panel(call, item, { cells: cells.cells, width: 1, height: 1 }, axes, cells.block ** 2);
  return { ...drawn, weight: Math.min(highest, Math.max(drawn.weight, cells.height * heightOfCell)) };
}

/** Weights of panels: of a cell of two pixels, and of the highest panel of tiles, which fills the width of a figure. */
const heightOfCell = 0.016;
const highest = 4.8;

const sizeOf = ({ recording }: PlotCall, name: string): number =>
  recording.populations.find(p => p.name === name)!.size;

function neuronsPanel(call: PlotCall, item: Recorded): Panel {
  const { recording, title } = call;
  const { variable, selection } = item;
  const { size, shape } = recording.populations.find(p => p.name === selection.of)!;
  const [rows, columns] = shape.length === 2 ? (shape as [number, number]) : [0, 0];
  const image = imageOf(call, selection.of, size, item) ?? (rows > 0 ? { rows, columns } : undefined);
  if (!image)
    throw valueError(
      `${selection.of} has one axis: say how its neurons are arranged, such as ${exampleOf(item, size)}.`,
      item
    );
  const { elements, steps, at } = valuesOf(recording, variable, selection, title);
  if (steps.length === 0) throw valueError(`Nothing of ${variable} of ${selection.of} has been recorded yet.`, item);
  const place = tiles(1, image.rows, image.columns);
  const cells = summed(
    Array.from(elements, (element, i) => ({ ...place.at(0, element), z: at(steps.length - 1, i) })),
    place.width,
    place.height
  );
  const x = {
    ...neuronAxis(`${selection.of}, ${image.rows} rows and ${image.columns} columns`, place.width),
    blank: true
  };
  return coarsePanel(call, item, cells, { x, y: { ...neuronAxis('', place.height), blank: true }, square: true });
}

/** What `rows` and `columns` say; undefined where they are not given. */
function imageOf(
  call: PlotCall,
  population: string,
  size: number,
  item: Recorded
): { rows: number; columns: number } | undefined {
  const given = { rows: numberArgument(call, 'rows', undefined), columns: numberArgument(call, 'columns', undefined) };
  if (given.rows === undefined && given.columns === undefined) return undefined;
  const rows = given.rows ?? size / given.columns!;
  const columns = given.columns ?? size / given.rows!;
  if (rows > 0 && Number.isInteger(rows) && Number.isInteger(columns) && rows * columns === size)
    return { rows, columns };
  const asked =
    given.rows !== undefined && given.columns !== undefined
      ? `${given.rows} rows of ${given.columns}`
      : given.rows !== undefined
        ? `${given.rows} rows`
        : `${given.columns} columns`;
  throw valueError(
    `${population} has ${formatCount(size)} neurons, which do not make ${asked}; try ${exampleOf(item, size)}.`,
    item
  );
}

function exampleOf({ variable, selection }: Recorded, size: number): string {
  let rows = Math.floor(Math.sqrt(size));
  while (size % rows !== 0) rows--;
  return `map(${variable} of ${selection.of}, rows = ${rows}, columns = ${size / rows})`;
}

/** Cells as large as can be seen. */
function coarsePanel(call: PlotCall, item: Recorded, whole: Cells, axes: Pick<Panel, 'x' | 'y' | 'square'>): Panel {
  const blocks = coarsen(whole);
  return panel(call, item, blocks, axes, blocks.width * blocks.height);
}

/** `merged`: how many cells one that is drawn may stand for. */
function panel(
  call: PlotCall,
  item: Recorded,
  { cells, width, height }: Cells,
  axes: Pick<Panel, 'x' | 'y' | 'square'>,
  merged: number
): Panel {
  const { recording, title } = call;
  const z = Float64Array.from(cells, c => c.z);
  const { unit } = valuesOf(recording, item.variable, item.selection, title);
  const coarse = merged > 1 ? [`each cell is the mean of up to ${formatCount(merged)}`] : [];
  return {
    kind: 'map',
    title,
    ...axes,
    z: valueAxis(item.variable, unit, colourDomain(z)),
    legend: [],
    notes: [lastTime(call, item), ...coarse],
    weight: 2.4,
    marks: [
      {
        kind: 'cells',
        x: Float64Array.from(cells, c => c.x),
        y: Float64Array.from(cells, c => c.y),
        z,
        width,
        height,
        series: 0
      }
    ]
  };
}

function lastTime({ recording, title }: PlotCall, { variable, selection }: Recorded): string {
  const { steps } = valuesOf(recording, variable, selection, title);
  return `${selectionText(recording, selection)} at ${formatQuantity(steps[steps.length - 1]! * recording.step, milliseconds)}`;
}

const neuronAxis = (label: string, size: number): Axis => ({
  label,
  unit: { name: '', size: 1 },
  domain: [-0.5, size - 0.5],
  whole: true
});

/** Values at one place are added. */
function summed(cells: Cells['cells'], width: number, height: number): Cells {
  const sums = new Map<number, { x: number; y: number; z: number }>();
  for (const { x, y, z } of cells) {
    const known = sums.get(y * width + x);
    if (known) known.z += z;
    else sums.set(y * width + x, { x, y, z });
  }
  return { cells: [...sums.values()].sort((a, b) => a.y - b.y || a.x - b.x), width, height };
}
