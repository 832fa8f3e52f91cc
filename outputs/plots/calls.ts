// Expressions of plots as a file would have them: `raster(E)`, `histogram(weight of c)`.
import type { Expression, RecordedPopulation, RecordedWeights, Recording, Selection } from '../../simulator/index.js';
import { recordedNeurons } from '../reading/recorded-neurons.js';

/** Neurons recorded in more runs of neighbours than this are drawn up to here. */
const mostStretches = 10;

export type Ranges = Selection['ranges'];

export function recordedStretches(recording: Recording, population: RecordedPopulation): readonly Expression[] {
  const { name, shape } = population;
  const records = recording.spikes.filter(s => s.population === name);
  if (records.length === 0) return [];
  if (records.some(r => !r.neurons)) return [selected(name)];
  return stretches(recordedNeurons(recording, population), shape)
    .slice(0, mostStretches)
    .map(ranges => selected(name, ranges));
}

/** Runs of neighbours along the last axis of a population, as the ranges that select them. */
export function stretches(neurons: Uint32Array, shape: readonly number[]): readonly Ranges[] {
  const width = shape.length > 1 ? shape[shape.length - 1]! : Infinity;
  const found: [number, number][] = [];
  for (const neuron of neurons) {
    const last = found.at(-1);
    if (last && neuron === last[1] + 1 && neuron % width !== 0) last[1] = neuron;
    else found.push([neuron, neuron]);
  }
  return found.map(([first, end]) => rangesOf(first, end, shape));
}

function rangesOf(first: number, end: number, shape: readonly number[]): Ranges {
  if (shape.length <= 1) return [range(first, end)];
  const width = shape[shape.length - 1]!;
  const row = Math.floor(first / width);
  return [...rangesOf(row, row, shape.slice(0, -1)), range(first - row * width, end - row * width)];
}

const range = (low: number, high: number): Ranges[number] =>
  low === high ? { low: number(low) } : { low: number(low), high: number(high) };

/** The source of what nobody wrote. */
export const nowhere = { uri: '', offset: 0, end: 0, line: 1, column: 1 };
const number = (value: number): Expression => ({ kind: 'number', value });

export function call(name: string, items: readonly Expression[]): Expression {
  return {
    kind: 'call',
    function: name,
    arguments: { what: items.length === 1 ? items[0]! : { kind: 'list', items } }
  };
}

export function selected(population: string, ranges: Ranges = []): Expression {
  return { kind: 'selection', selection: { role: 'population', of: population, ranges, source: nowhere } };
}

export const ofSynapses = ({
  variable,
  connect,
  first,
  pre,
  byTarget
}: Pick<RecordedWeights, 'variable' | 'connect'> & Partial<RecordedWeights>): Expression => ({
  kind: 'recorded',
  variable,
  selection: {
    role: 'projection',
    of: connect,
    ranges: first === undefined ? [] : [range(first, first + (pre?.length ?? 1) - 1)],
    ...(byTarget ? { byTarget } : {}),
    source: nowhere
  }
});

export function recorded(variable: string, role: Selection['role'], of: string, ranges: Ranges = []): Expression {
  return { kind: 'recorded', variable, selection: { role, of, ranges, source: nowhere } };
}

/** Whether no record before it holds the same, at other times perhaps. */
export const isFirstRecord = (weights: RecordedWeights, { weights: all }: Recording): boolean =>
  all.find(
    w =>
      w.variable === weights.variable &&
      w.connect === weights.connect &&
      w.byTarget === weights.byTarget &&
      w.first === weights.first &&
      w.pre.length === weights.pre.length
  ) === weights;
