// correlation: Pearson's coefficient of the spike counts of two neurons in bins, averaged over all pairs.
import { dimensionless } from '../../simulator/index.js';
import { countsIn, varianceOf } from '../reading/bins.js';
import { centralMoment } from '../reading/moments.js';
import type { Statistic } from '../reading/question.js';

/**
 * 1 in lock-step, 0 for independent neurons; for trains that share a part c of their Poisson spikes, c. Neurons with the same
 * count in every bin have none and are left out. With unit variances, the variance of the sum of n counts is n + n(n - 1) times
 * the mean correlation: no pair needs to be looked at.
 */
export const correlation: Statistic = {
  name: 'correlation',
  dimension: dimensionless,
  take: question => {
    const bins = question.bins(5, 2);
    const spikes = question.spikes();
    const { sum, squares } = countsIn(bins, spikes);
    const weights = sum.map((total, i) => {
      const variance = varianceOf(total, squares[i]!, bins.count);
      return variance > 0 ? 1 / Math.sqrt(variance) : 0;
    });
    const neurons = weights.filter(w => w > 0).length;
    const together = new Float64Array(bins.count);
    if (neurons < 2)
      throw question.valueError(
        `${question.text} has no value: it needs two neurons whose spike counts vary from bin to bin.`
      );
    for (let i = 0; i < spikes.steps.length; i++) {
      const bin = bins.at(spikes.steps[i]!);
      if (bin >= 0) together[bin]! += weights[spikes.slots[i]!]!;
    }
    return (centralMoment(together, 2) - neurons) / (neurons * (neurons - 1));
  }
};
