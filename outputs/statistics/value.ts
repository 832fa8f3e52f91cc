// value: the value at one sample, mean over neurons or synapses.
import { formatQuantity, timeOf } from '../../simulator/index.js';
import { average } from '../reading/moments.js';
import { milliseconds, type Statistic } from '../reading/question.js';

/** The recorded value at `time` (ms), which must be a time of a sample. */
export const value: Statistic = {
  name: 'value',
  dimension: 'what',
  take: question => {
    const { steps, elements, at } = question.values();
    const time = question.number('time', 0);
    const wanted = time / question.recording.step;
    const sample = steps.findIndex(step => Math.abs(step - wanted) <= 1e-6);
    if (sample < 0) {
      const instead = nearest(steps, wanted, question.recording.step);
      throw question.refuse(`${question.text} has no value: nothing is sampled at ${shown(time)}; ${instead}.`);
    }
    return average(Array.from(elements, (_, i) => at(sample, i)));
  }
};

function nearest(steps: Float64Array, wanted: number, step: number): string {
  if (steps.length === 0) return 'there are no samples';
  const best = steps.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a));
  return `the nearest sample is at ${shown(timeOf(best, step))}`;
}

const shown = (time: number): string => formatQuantity(time, milliseconds);
