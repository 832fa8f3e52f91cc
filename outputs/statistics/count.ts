// count: how many spikes fall into the windows.
import { dimensionless } from '../../simulator/index.js';
import { windowOf } from '../reading/windows.js';
import type { Statistic } from '../reading/question.js';

/** Number of spikes of all the neurons together. */
export const count: Statistic = {
  name: 'count',
  dimension: dimensionless,
  take: question => {
    const windows = question.windows();
    const { steps } = question.spikes();
    return steps.reduce((n, step) => n + Number(windowOf(windows, step) >= 0), 0);
  }
};
