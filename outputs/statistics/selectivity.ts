// selectivity: how much more a neuron fires at the samples of its class than at the others.
import { dimensionless } from '../../simulator/index.js';
import type { Statistic } from '../reading/question.js';

/**
 * Of each neuron (own - others) / (own + others) of its mean spikes a sample, as labelled last: 1 where it fires at its class alone, 0 where it fires
 * at all alike or not at all.
 */
export const selectivity: Statistic = {
  name: 'selectivity',
  dimension: dimensionless,
  list: true,
  take: question => {
    const {
      labels: { of, classes, means },
      neurons
    } = question.labels();
    return Array.from(neurons, neuron => {
      const own = of[neuron]!;
      if (own < 0) return 0;
      const all = classes.map((_, one) => means[one * of.length + neuron]!);
      const others =
        all.reduce((sum, mean, one) => sum + (one === own ? 0 : mean), 0) / Math.max(1, classes.length - 1);
      return (all[own]! - others) / (all[own]! + others);
    });
  }
};
