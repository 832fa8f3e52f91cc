// rate: spikes / (neurons · duration of the windows).
import { totalDuration, windowOf } from '../reading/windows.js';
import { hertz, type Statistic } from '../reading/question.js';

/** Mean firing rate over neurons and windows, in spikes per ms. */
export const rate: Statistic = {
  name: 'rate',
  dimension: hertz,
  take: question => {
    const windows = question.windows();
    const { steps, neurons } = question.spikes();
    const spikes = steps.reduce((n, step) => n + Number(windowOf(windows, step) >= 0), 0);
    return spikes / (neurons.length * totalDuration(question.recording, windows));
  }
};
