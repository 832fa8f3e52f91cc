// minimum: the smallest recorded value in the windows.
import type { Statistic } from '../reading/question.js';

/** Over neurons or synapses and time. */
export const minimum: Statistic = {
  name: 'minimum',
  dimension: 'what',
  take: question => question.measured().reduce((a, b) => (b < a ? b : a))
};
