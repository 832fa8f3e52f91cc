// times: step · dt of each spike in the windows, in order.
import { timeOf } from '../../simulator/index.js';
import { windowOf } from '../reading/windows.js';
import { milliseconds, type Statistic } from '../reading/question.js';

/** Times of the spikes of all the neurons together, ms of simulated time, ascending. */
export const times: Statistic = {
  name: 'times',
  dimension: milliseconds,
  list: true,
  take: question => {
    const windows = question.windows();
    const { steps } = question.spikes();
    return Array.from(
      steps.filter(step => windowOf(windows, step) >= 0),
      step => timeOf(step, question.recording.step)
    );
  }
};
