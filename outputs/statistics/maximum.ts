// maximum: the largest recorded value in the windows.
import type { Statistic } from '../reading/question.js';

/** Over neurons or synapses and time. */
export const maximum: Statistic = {
  name: 'maximum',
  dimension: 'what',
  take: question => question.measured().reduce((a, b) => (b > a ? b : a))
};
