// vector_strength: how narrowly spikes gather around one phase of a frequency.
import { dimensionless, formatQuantity } from '../../simulator/index.js';
import { lockingOf } from '../reading/locking.js';
import { hertz, milliseconds, type Statistic } from '../reading/question.js';

/** |Σ exp(2πi f t)| / n of each neuron, mean over neurons. J. M. Goldberg & P. B. Brown 1969, doi:10.1152/jn.1969.32.4.613 */
export const vectorStrength: Statistic = {
  name: 'vector_strength',
  dimension: dimensionless,
  take: question => {
    const frequency = question.number('frequency', 0);
    if (!(frequency > 0))
      throw question.valueError(`${question.text} has no value: \`frequency\` is not above 0 Hz; give it another.`);
    const { step } = question.recording;
    if (frequency * step > 0.5 * (1 + 1e-9))
      throw question.valueError(
        `${question.text} has no value: with steps of ${formatQuantity(step, milliseconds)} phases are told up to ${formatQuantity(0.5 / step, hertz)}, and \`frequency\` is ${formatQuantity(frequency, hertz)}; make the step shorter.`
      );
    return lockingOf(question, at => at * step * frequency, 'within the measured time');
  }
};
