// The tests of a population, and the classes of its neurons.
import type { Expression, RecordedLabels, RecordedTest, Recording, Selection } from '../../simulator/index.js';
import { isPlanned, Undecided } from './planned-recording.js';
import { selectedElements, shapeOf } from './selection.js';
import { valueError } from './value.js';

/**
 * Of a part of the population: neurons that are not asked for have no class, and so say nothing. `length`: of the list that will be the
 * answer. Throws NetworkError where the population was not tested.
 */
export const lastTest = (
  recording: Recording,
  selection: Selection,
  asked: Expression,
  length?: number
): RecordedTest => testsOf(recording, selection, asked, length).at(-1)!;

/** All of them in order of time. Throws NetworkError where there is none. */
export function testsOf(
  recording: Recording,
  selection: Selection,
  asked: Expression,
  length?: number
): readonly RecordedTest[] {
  const { of } = selection;
  const found = recording.tests?.filter(test => test.population === of) ?? [];
  if (found.length > 0) {
    const neurons = neuronsIn(recording, selection);
    return found.map(test => ({ ...test, labels: partOf(test.labels, neurons) }));
  }
  if (isPlanned(recording) && recording.examined.some(one => one.kind === 'test' && one.population === of)) {
    neuronsIn(recording, selection);
    throw new Undecided(length);
  }
  throw valueError(`${of} was not tested; write label ${of} by … and test ${of} on … before.`, asked);
}

/** On which data the population was tested, or will be, in order of time; none where it was not. */
export function testedOn(recording: Recording, { of }: Selection): readonly string[] {
  const tests = isPlanned(recording)
    ? recording.examined.filter(({ kind }) => kind === 'test')
    : (recording.tests ?? []);
  return [...new Set(tests.filter(({ population }) => population === of).map(({ data }) => data))];
}

/** Throws NetworkError where the population was not labelled. */
export function lastLabels(
  recording: Recording,
  selection: Selection,
  asked: Expression
): { readonly labels: RecordedLabels; readonly neurons: Uint32Array } {
  const { of, where } = selection;
  const labels = recording.labels?.find(labels => labels.population === of);
  if (labels) return { labels, neurons: neuronsIn(recording, selection) };
  if (isPlanned(recording) && recording.examined.some(one => one.population === of)) {
    const neurons = neuronsIn(recording, selection);
    throw new Undecided(where ? undefined : neurons.length);
  }
  throw valueError(`The neurons of ${of} have no classes; write label ${of} by … before.`, asked);
}

const neuronsIn = (recording: Recording, selection: Selection): Uint32Array =>
  selectedElements(recording, selection, shapeOf(recording, selection));

function partOf(labels: RecordedLabels, neurons: Uint32Array): RecordedLabels {
  if (neurons.length === labels.of.length) return labels;
  const of = new Int16Array(labels.of.length).fill(-1);
  for (const neuron of neurons) of[neuron] = labels.of[neuron]!;
  return { ...labels, of };
}
