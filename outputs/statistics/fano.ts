// fano: Var_t[n_i(t)] / mean_t[n_i(t)] for counts n_i in bins, averaged over the neurons that spike.
import { dimensionless } from '../../simulator/index.js';
import { average } from '../reading/moments.js';
import { countsIn, varianceOf } from '../reading/bins.js';
import type { Statistic } from '../reading/question.js';

/** 1 for Poisson trains, whatever the bin; 1 - p where a step of probability p is a bin; near 0 for regular ones in long bins. */
export const fano: Statistic = {
  name: 'fano',
  dimension: dimensionless,
  take: question => {
    const bins = question.bins(100, 2);
    const { sum, squares } = countsIn(bins, question.spikes());
    const factors = Array.from(
      sum,
      (total, i) => varianceOf(total, squares[i]!, bins.count) / (total / bins.count)
    ).filter((_, i) => sum[i]! > 0);
    if (factors.length === 0)
      throw question.valueError(`${question.text} has no value: no neuron spikes within the measured time.`);
    return average(factors);
  }
};
