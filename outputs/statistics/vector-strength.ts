// vector_strength: how narrowly spikes gather around one phase of a frequency.
import { dimensionless } from '../../simulator/index.js';
import { lockingOf } from '../reading/locking.js';
import type { Statistic } from '../reading/question.js';

/** |Σ exp(2πi f t)| / n of each neuron, mean over neurons. J. M. Goldberg & P. B. Brown 1969, doi:10.1152/jn.1969.32.4.613 */
export const vectorStrength: Statistic = {
  name: 'vector_strength',
  dimension: dimensionless,
  take: question => {
    const frequency = question.number('frequency', 0);
    if (!(frequency > 0))
      throw question.valueError(`${question.text} has no value: \`frequency\` is not above 0 Hz; give it another.`);
    const { step } = question.recording;
    return lockingOf(question, at => at * step * frequency, 'within the measured time');
  }
};
