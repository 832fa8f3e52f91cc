// cv_isi: sd(intervals) / mean(intervals) of each neuron, averaged over the neurons with at least two intervals.
import { dimensionless } from '../../simulator/index.js';
import { intervals } from '../reading/intervals.js';
import { average, centralMoment } from '../reading/moments.js';
import type { Statistic } from '../reading/question.js';

/** Coefficient of variation of the intervals between spikes: 0 regular, 1 Poisson. An interval lies within one window. */
export const cvIsi: Statistic = {
  name: 'cv_isi',
  dimension: dimensionless,
  take: question => {
    const windows = question.windows();
    const all = intervals(question.spikes(), windows);
    const variations = all
      .filter(x => x.length >= 2 && average(x) > 0)
      .map(x => Math.sqrt(centralMoment(x, 2)) / average(x));
    if (variations.length === 0) {
      throw question.valueError(
        `${question.text} has no value: no neuron has three spikes within the measured time; run longer or drive it harder.`
      );
    }
    return average(variations);
  }
};
