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
  const sets = question.testedOn();
  const what = question.call.arguments.what;
  const population = what?.kind === 'selection' ? what.selection.of : '';
  if (wanted === undefined && sets.length > 1)
    throw question.valueError(
      `${question.text} has no value: ${population} is tested on ${sets.join(' and ')}; choose one, as in data = "${sets[0]!}".`
    );
  if (wanted !== undefined && sets.length > 0 && !sets.includes(wanted))
    throw question.valueError(
      `${question.text} has no value: ${population} is not tested on ${wanted}, but on ${sets.join(' and ')}.`
    );
  const tests = question.tests().filter(({ data }) => wanted === undefined || data === wanted);
  const samples = [...new Set(tests.map(({ truth }) => formatCount(truth.length)))].join(' and ');
  return {
    axis: { label: 'presentations from which was learnt', dimension: dimensionless },
    positions: tests.map(({ presented }) => presented),
    values: () => tests.map(test => rightAnswers(test, by) / test.truth.length),
    note: `${tests.length === 1 ? '1 test' : `${tests.length} tests`} on ${samples} samples of ${tests[0]!.data}`
  };
}
