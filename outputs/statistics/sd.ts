// sd: sqrt(mean of (x - mean)²) of the recorded values in the windows.
import { centralMoment } from '../reading/moments.js';
import type { Statistic } from '../reading/question.js';

/** Over neurons or synapses and time; divided by n. */
export const sd: Statistic = {
  name: 'sd',
  dimension: 'what',
  take: question => Math.sqrt(centralMoment(question.measured(), 2))
};
