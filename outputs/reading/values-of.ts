// The recorded values of a variable of neurons, or of weights and states of synapses.
import type { Dimension, RecordedTrace, RecordedWeights, Recording, Selection } from '../../simulator/index.js';
import { NothingRecorded } from './nothing-recorded.js';
import { isPlanned, Undecided, type PlannedRecording, type Sampling } from './planned-recording.js';
import { chosenSynapses } from './chosen-synapses.js';
import { listNeurons } from './neuron-list.js';
import { rangesText, selectedElements, selectedRanges, shapeOf } from './selection.js';

/** The value of `elements[i]` at `steps[s]` is `at(s, i)`. */
export interface SelectedValues {
  readonly elements: Uint32Array;
  readonly steps: Float64Array;
  readonly unit: Dimension;
  readonly at: (sample: number, element: number) => number;
}

/** `asking` is the call for which they are needed. Throws NetworkError where they were not recorded, Undecided before the run. */
export function valuesOf(recording: Recording, variable: string, selection: Selection, asking: string): SelectedValues {
  if (isPlanned(recording)) {
    samplingOf(recording, variable, selection, asking);
    throw new Undecided();
  }
  return selection.role === 'population'
    ? neuronValues(recording, variable, selection, asking)
    : synapseValues(recording, variable, selection, asking);
}

/** Whether weights are those that are asked for: of synapses, or summed for each target. */
const isOf = (weights: RecordedWeights, variable: string, { of, byTarget }: Selection): boolean =>
  weights.connect === of && weights.variable === variable && weights.byTarget === byTarget;

/** When the values of a selection will be sampled. Throws NetworkError where they won't be recorded. */
export function samplingOf(
  recording: PlannedRecording,
  variable: string,
  selection: Selection,
  asking: string
): Sampling {
  if (selection.role === 'population') return traceOf(recording, variable, selection, asking).trace.sampling;
  return recordOf(recording, variable, selection, asking, ({ synapses }) => synapses).record.sampling;
}

/** The record that has the selected synapses or targets, and the first and last of them, as the connection numbers them. */
function recordOf<R extends Recording>(
  recording: R,
  variable: string,
  selection: Selection,
  asking: string,
  countOf: (record: R['weights'][number]) => number
): { readonly record: R['weights'][number]; readonly low: number; readonly high: number } {
  const all: readonly R['weights'][number][] = recording.weights;
  const records = all.filter(w => isOf(w, variable, selection));
  const whole = records.find(({ first }) => first === undefined);
  const [range] = selectedRanges(recording, selection, [whole ? countOf(whole) : Infinity]);
  const record = range
    ? records.find(w => range.low >= (w.first ?? 0) && range.high < (w.first ?? 0) + countOf(w))
    : whole;
  if (!record) throw missing(recording, variable, selection, asking);
  return { record, low: range?.low ?? 0, high: range?.high ?? countOf(record) - 1 };
}

/** The trace that has the selected neurons, and their columns in it. */
function traceOf<R extends Recording>(
  recording: R,
  variable: string,
  selection: Selection,
  asking: string
): { readonly trace: R['traces'][number]; readonly elements: Uint32Array; readonly columns: Int32Array } {
  const elements = selectedElements(recording, selection, shapeOf(recording, selection));
  const all: readonly R['traces'][number][] = recording.traces;
  const traces = all.filter(t => t.population === selection.of && t.variable === variable);
  const trace = traces.find(t => columnsOf(t, elements).every(c => c >= 0)) ?? traces[0];
  if (!trace) throw missing(recording, variable, selection, asking);
  const columns = columnsOf(trace, elements);
  const absent = elements.filter((_, i) => columns[i]! < 0);
  // those that will be chosen may be recorded
  if (absent.length > 0 && selection.where && isPlanned(recording)) throw new Undecided();
  if (absent.length > 0) throw missing(recording, variable, selection, asking, absent);
  return { trace, elements, columns };
}

function neuronValues(recording: Recording, variable: string, selection: Selection, asking: string): SelectedValues {
  const { trace, elements, columns } = traceOf(recording, variable, selection, asking);
  const width = trace.neurons.length;
  return {
    elements,
    steps: trace.steps,
    unit: trace.unit,
    at: (sample, element) => trace.values[sample * width + columns[element]!]!
  };
}

function synapseValues(recording: Recording, variable: string, selection: Selection, asking: string): SelectedValues {
  const { record, elements, columns } = synapsesOf(recording, variable, selection, asking);
  const width = record.pre.length;
  return {
    elements,
    steps: record.steps,
    unit: record.unit,
    at: (sample, element) => record.values[sample * width + columns[element]!]!
  };
}

/** The record that has the selected synapses, their numbers in the connection, and their columns in it. Throws NetworkError where there is none. */
export function synapsesOf(
  recording: Recording,
  variable: string,
  selection: Selection,
  asking: string
): { readonly record: RecordedWeights; readonly elements: Uint32Array; readonly columns: Uint32Array } {
  const { record, low, high } = recordOf(recording, variable, selection, asking, ({ pre }) => pre.length);
  const first = record.first ?? 0;
  const elements = chosenSynapses(
    recording,
    selection,
    Uint32Array.from({ length: high - low + 1 }, (_, i) => low + i),
    {
      pre: synapse => record.pre[synapse - first]!,
      post: synapse => record.post[synapse - first]!
    }
  );
  return { record, elements, columns: elements.map(element => element - first) };
}

/** Column of each element in a trace, -1 where it was not recorded. */
function columnsOf(trace: RecordedTrace, elements: Uint32Array): Int32Array {
  const column = new Map<number, number>();
  trace.neurons.forEach((neuron, i) => column.set(neuron, i));
  return Int32Array.from(elements, element => column.get(element) ?? -1);
}

function missing(
  recording: Recording,
  variable: string,
  selection: Selection,
  asking: string,
  absent?: Uint32Array
): Error {
  const remedy = `record ${variable} of ${rangesText(recording, selection)}${selection.byTarget ? ' by target' : ''}`;
  const what = absent
    ? `${variable} of ${selection.of}${listNeurons(absent)} is not recorded, and ${asking} needs it`
    : `Nothing is recorded for ${asking}`;
  return new NothingRecorded(what, remedy, selection);
}
