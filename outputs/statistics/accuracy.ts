// accuracy: the share of tested samples whose class the neurons told.
import { dimensionless } from '../../simulator/index.js';
import { rightAnswers } from '../reading/answers.js';
import type { Statistic } from '../reading/question.js';

/** Of the last test of the population; a sample at which no neuron with a class fires is told wrong. */
export const accuracy: Statistic = {
  name: 'accuracy',
  dimension: dimensionless,
  take: question => {
    const by = question.answersBy();
    const test = question.test();
    return rightAnswers(test, by) / test.truth.length;
  }
};
