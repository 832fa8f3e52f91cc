// isi: the intervals between successive spikes, one neuron after the other.
import { timeOf } from '../../simulator/index.js';
import { intervals } from '../reading/intervals.js';
import { milliseconds, type Statistic } from '../reading/question.js';

/** ms. A sample, not a curve: `plot isi(E)` draws its distribution. An interval lies within one window. */
export const isi: Statistic = {
  name: 'isi',
  dimension: milliseconds,
  list: true,
  take: question => {
    const windows = question.windows();
    return intervals(question.spikes(), windows).flatMap(interval =>
      Array.from(interval, steps => timeOf(steps, question.recording.step))
    );
  }
};
