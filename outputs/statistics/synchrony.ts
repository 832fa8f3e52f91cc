// synchrony: sqrt(Var_t[mean_i n_i(t)] / mean_i Var_t[n_i(t)]) for counts n_i in bins.
import { dimensionless } from '../../simulator/index.js';
import { countsIn, varianceOf } from '../reading/bins.js';
import type { Statistic } from '../reading/question.js';

/**
 * Golomb's chi: 1 in lock-step, 1/sqrt(N) for N independent neurons. Whole bins of each window count, edges (from, to].
 * D. Golomb & J. Rinzel 1994, doi:10.1016/0167-2789(94)90214-3
 */
export const synchrony: Statistic = {
  name: 'synchrony',
  dimension: dimensionless,
  take: question => {
    const bins = question.bins(5, 2);
    const { sum, squares, population } = countsIn(bins, question.spikes());
    const neurons = sum.length;
    const single = sum.reduce((v, total, i) => v + varianceOf(total, squares[i]!, bins.count), 0) / neurons;
    if (!(single > 0))
      throw question.valueError(
        `${question.text} has no value: every neuron has the same number of spikes in every bin.`
      );
    const total = population.reduce((a, b) => a + b, 0);
    const ofSquares = population.reduce((a, b) => a + b * b, 0);
    return Math.sqrt(varianceOf(total, ofSquares, bins.count) / neurons ** 2 / single);
  }
};
