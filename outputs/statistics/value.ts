// value: the value at one sample, mean over neurons or synapses.
import { formatQuantity, timeOf } from '../../simulator/index.js';
import { average } from '../reading/moments.js';
import { nearestSample } from '../reading/planned-recording.js';
import { rangesText } from '../reading/selection.js';
import { milliseconds, type Question, type Statistic } from '../reading/question.js';

/** The recorded value at `time` (ms), which must be a time of a sample. */
export const value: Statistic = {
  name: 'value',
  dimension: 'what',
  take: question => {
    const time = question.number('time', 0);
    const wanted = time / question.recording.step;
    const sampling = question.sampling();
    if (sampling) nearby(question, wanted, nearestSample(sampling, wanted));
    const { steps, elements, at } = question.values();
    const nearest = steps.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a), Infinity);
    const sample = steps.indexOf(nearby(question, wanted, nearest));
    return average(Array.from(elements, (_, i) => at(sample, i)));
  }
};

/** The sampled step that is nearest, where it is the one that is asked for. */
function nearby(question: Question, wanted: number, nearest: number): number {
  if (Math.abs(nearest - wanted) <= 1e-6) return nearest;
  const { step, plannedSteps } = question.recording;
  const nothing = `${question.text} has no value: nothing is sampled at ${shown(wanted * step)}`;
  if (!Number.isFinite(nearest)) throw question.valueError(`${nothing}; there are no samples.`);
  const near = `the nearest sample is at ${shown(timeOf(nearest, step))}`;
  const isOnGrid = Math.abs(wanted - Math.round(wanted)) <= 1e-6;
  const remedy = !(wanted >= 0 && wanted <= plannedSteps)
    ? `the run goes from 0 ms to ${shown(timeOf(plannedSteps, step))}`
    : isOnGrid
      ? `write ${recordEvery(question, commonDivisor(Math.round(wanted), nearest))}`
      : `samples are taken at whole steps of ${shown(step)}`;
  throw question.valueError(`${nothing}; ${near}; ${remedy}.`);
}

function recordEvery(question: Question, steps: number): string {
  const { variable, selection } = question.recorded();
  const what = `${variable} of ${rangesText(question.recording, selection)}`;
  return `record ${what} every ${shown(timeOf(steps, question.recording.step))}`;
}

/** Samples so far apart fall on both. */
const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

const shown = (time: number): string => formatQuantity(time, milliseconds);
