// accuracy_interval: within which the accuracy lies, as far as so many samples tell.
import { dimensionless } from '../../simulator/index.js';
import { rightAnswers } from '../reading/answers.js';
import type { Statistic } from '../reading/question.js';

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

/** Both ends of the score interval of a binomial share at 95 % (E. B. Wilson 1927, doi:10.1080/01621459.1927.10502953). */
export const accuracyInterval: Statistic = {
  name: 'accuracy_interval',
  dimension: dimensionless,
  list: true,
  take: question => {
    const by = question.answersBy();
    const test = question.test(2);
    const n = test.truth.length;
    const share = rightAnswers(test, by) / n;
    const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
    const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
    return [middle - half, middle + half];
  }
};
