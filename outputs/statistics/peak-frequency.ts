// peak_frequency: where on its frequency axis a curve is highest.
import { hertz, type Statistic } from '../reading/question.js';

/** Per ms: the frequency of the largest value, the first of equal ones. */
export const peakFrequency: Statistic = {
  name: 'peak_frequency',
  dimension: hertz,
  take: question => question.peak(hertz)
};
