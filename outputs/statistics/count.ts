// count: how many spikes fall into the windows.
import { dimensionless } from '../../simulator/index.js';
import { windowOf } from '../reading/windows.js';
import type { Statistic } from '../reading/question.js';

/** Number of spikes of all the neurons together. */
export const count: Statistic = {
  name: 'count',
  dimension: dimensionless,
  take: question => {
    const { steps } = question.spikes();
    const windows = question.windows();
    return steps.reduce((n, step) => n + Number(windowOf(windows, step) >= 0), 0);
  }
};
