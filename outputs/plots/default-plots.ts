// The plots of an experiment that asks for none: everything recorded, in the simplest form.
import type {
  Expression,
  RecordedPopulation,
  RecordedTrace,
  RecordedWeights,
  Recording,
  Selection
} from '../../simulator/index.js';
import { alongX } from './curve.js';
import { leaves } from '../verdicts/sweep-points.js';

/** Populations of at least this many neurons have a rate worth a line. */
const crowd = 20;
/** Of a variable of many neurons, the first so many are drawn. */
const fewLines = 5;
/** Neurons recorded in more runs of neighbours than this are drawn up to here. */
const mostStretches = 10;

export function defaultPlots(recording: Recording): readonly Expression[] {
  const curves = reported(recording);
  if (curves.length > 0) return curves;
  const spiking = recording.populations.flatMap(p => recordedStretches(recording, p));
  const whole = (population: string): boolean => recording.spikes.some(s => s.population === population && !s.neurons);
  const crowds = recording.populations.filter(p => p.size >= crowd && whole(p.name)).map(p => selected(p.name));
  return [
    ...(spiking.length > 0 ? [call('raster', spiking)] : []),
    ...(crowds.length > 0 ? [call('rate', crowds)] : []),
    ...recording.traces.map(t =>
      call(
        'trace',
        firstFew(recording, t).map(ranges => recorded(t.variable, 'population', t.population, ranges))
      )
    ),
    ...recording.weights.filter(w => w.byTarget).map(w => call('trace', [ofSynapses(w)])),
    ...recording.weights.filter(w => !w.byTarget && isFirst(w, recording)).map(w => call('histogram', [ofSynapses(w)]))
  ];
}

/** Whether no record before it holds the same, at other times perhaps. */
const isFirst = (weights: RecordedWeights, { weights: all }: Recording): boolean =>
  all.find(
    w =>
      w.variable === weights.variable &&
      w.connect === weights.connect &&
      w.byTarget === weights.byTarget &&
      w.first === weights.first &&
      w.pre.length === weights.pre.length
  ) === weights;

/** A curve of each reported value against the last swept parameter. */
function reported(recording: Recording): readonly Expression[] {
  const first = leaves(recording)[0]!;
  const parameter = alongX(first.at);
  if (parameter === undefined) return [];
  const values = first.recording.reports.length > 0 ? first.recording.reports : recording.reports;
  return values.map(m => ({
    kind: 'call',
    function: 'curve',
    arguments: { what: m.value, against: { kind: 'name', of: 'global', name: parameter } }
  }));
}

type Ranges = Selection['ranges'];

function recordedStretches(recording: Recording, { name, shape }: RecordedPopulation): readonly Expression[] {
  const records = recording.spikes.filter(s => s.population === name);
  if (records.length === 0) return [];
  if (records.some(r => !r.neurons)) return [selected(name)];
  const neurons = Uint32Array.from(new Set(records.flatMap(r => [...r.neurons!]))).sort();
  return stretches(neurons, shape)
    .slice(0, mostStretches)
    .map(ranges => selected(name, ranges));
}

function firstFew(recording: Recording, trace: RecordedTrace): readonly Ranges[] {
  const { shape, size } = recording.populations.find(p => p.name === trace.population) ?? { shape: [], size: 0 };
  if (trace.neurons.length === size && size <= fewLines) return [[]];
  return stretches(trace.neurons.subarray(0, fewLines), shape);
}

/** Runs of neighbours along the last axis of a population, as the ranges that select them. */
function stretches(neurons: Uint32Array, shape: readonly number[]): readonly Ranges[] {
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

const source = { uri: '', offset: 0, end: 0, line: 1, column: 1 };
const number = (value: number): Expression => ({ kind: 'number', value });

function call(name: string, items: readonly Expression[]): Expression {
  return {
    kind: 'call',
    function: name,
    arguments: { what: items.length === 1 ? items[0]! : { kind: 'list', items } }
  };
}

function selected(population: string, ranges: Ranges = []): Expression {
  return { kind: 'selection', selection: { role: 'population', of: population, ranges, source } };
}

const ofSynapses = ({ variable, connect, first, pre, byTarget }: RecordedWeights): Expression => ({
  kind: 'recorded',
  variable,
  selection: {
    role: 'projection',
    of: connect,
    ranges: first === undefined ? [] : [range(first, first + pre.length - 1)],
    ...(byTarget ? { byTarget } : {}),
    source
  }
});

function recorded(variable: string, role: Selection['role'], of: string, ranges: Ranges = []): Expression {
  return { kind: 'recorded', variable, selection: { role, of, ranges, source } };
}
