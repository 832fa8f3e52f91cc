// peak_time: where on its time axis a curve is highest.
import { milliseconds, type Statistic } from '../reading/question.js';

/** ms: the middle of the bin with the largest value, the first of equal ones; of a correlogram, the lag. */
export const peakTime: Statistic = {
  name: 'peak_time',
  dimension: milliseconds,
  take: question => question.peak(milliseconds)
};
