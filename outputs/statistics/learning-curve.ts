// learning_curve: the accuracy in each test, over the presentations from which was learnt before.
import { dimensionless } from '../../simulator/index.js';
import { rightAnswers } from '../reading/answers.js';
import type { CurveFrame, CurveStatistic } from '../reading/curve.js';
import { formatCount } from '../reading/quantity.js';
import type { Question } from '../reading/question.js';

/** Of all tests of the population on one data set, in order of time; neurons have the classes that they had during each. */
export const learningCurve: CurveStatistic = {
  name: 'learning_curve',
  label: 'accuracy',
  dimension: dimensionless,
  list: true,
  points: true,
  frame,
  take: question => frame(question).values()
};

function frame(question: Question): CurveFrame {
  const by = question.answersBy();
  const wanted = question.word('data');
  const all = question.tests();
  const sets = [...new Set(all.map(({ data }) => data))];
  if (wanted === undefined && sets.length > 1)
    throw question.valueError(
      `${question.text} has no value: ${all[0]!.population} was tested on ${sets.join(' and ')}; choose one, as in data = "${sets[0]!}".`
    );
  const tests = all.filter(({ data }) => wanted === undefined || data === wanted);
  if (tests.length === 0)
    throw question.valueError(
      `${question.text} has no value: ${all[0]!.population} was not tested on ${wanted!}, but on ${sets.join(' and ')}.`
    );
  const samples = [...new Set(tests.map(({ truth }) => formatCount(truth.length)))].join(' and ');
  return {
    axis: { label: 'presentations from which was learnt', dimension: dimensionless },
    positions: tests.map(({ presented }) => presented),
    values: () => tests.map(test => rightAnswers(test, by) / test.truth.length),
    note: `${tests.length === 1 ? '1 test' : `${tests.length} tests`} on ${samples} samples of ${tests[0]!.data}`
  };
}
