// The last test of a population, and the classes of its neurons.
import type { Expression, RecordedLabels, RecordedTest, Recording, Selection } from '../../simulator/index.js';
import { isPlanned, Undecided } from './planned-recording.js';
import { valueError } from './value.js';

/** `length`: of the list that will be the answer. Throws NetworkError where the population was not tested. */
export function lastTest(
  recording: Recording,
  { of, ranges }: Selection,
  asked: Expression,
  length?: number
): RecordedTest {
  if (ranges.length > 0) throw valueError(`${of} is tested as a whole; leave the brackets out.`, asked);
  const found = recording.tests?.findLast(test => test.population === of);
  if (found) return found;
  if (isPlanned(recording) && recording.examined.some(one => one.kind === 'test' && one.population === of))
    throw new Undecided(length);
  throw valueError(`${of} was not tested; write label ${of} by … and test ${of} on … before.`, asked);
}

/** Throws NetworkError where the population was not labelled. */
export function lastLabels(recording: Recording, { of, ranges }: Selection, asked: Expression): RecordedLabels {
  if (ranges.length > 0) throw valueError(`${of} is labelled as a whole; leave the brackets out.`, asked);
  const found = recording.labels?.find(labels => labels.population === of);
  if (found) return found;
  if (isPlanned(recording) && recording.examined.some(one => one.population === of))
    throw new Undecided(recording.populations.find(({ name }) => name === of)?.size);
  throw valueError(`The neurons of ${of} have no classes; write label ${of} by … before.`, asked);
}
