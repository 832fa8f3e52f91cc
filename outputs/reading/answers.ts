// What a tested population says of each sample, by the classes of its neurons and the spikes they fired.
import type { Expression, RecordedTest } from '../../simulator/index.js';
import { valueError } from './value.js';

/**
 * How neurons of one class speak together. sum: all their spikes. mean: spikes a neuron. best: those of the most active neuron.
 */
export type AnswerBy = 'sum' | 'mean' | 'best';
const answersBy: readonly string[] = ['sum', 'mean', 'best'] satisfies AnswerBy[];

/** What the argument `by` says. Throws NetworkError where neurons don't speak so. */
export function answerBy(by: Expression | undefined, asking: Expression): AnswerBy {
  const word = by?.kind === 'text' ? by.value : 'sum';
  if (answersBy.includes(word)) return word as AnswerBy;
  throw valueError(`Neurons do not answer by "${word}"; write by = "sum", "mean" or "best".`, by ?? asking);
}

/** The class that is said of each sample, the first of several; -1 where no neuron with a class fired. */
export function answersOf({ labels, truth, counts }: RecordedTest, by: AnswerBy): Int16Array {
  const { of, classes } = labels;
  const members = new Float64Array(classes.length);
  for (const one of of) if (one >= 0) members[one]!++;
  const votes = new Float64Array(classes.length);
  return Int16Array.from(truth, (_, sample) => {
    votes.fill(0);
    of.forEach((one, neuron) => {
      if (one < 0) return;
      const spikes = counts[sample * of.length + neuron]!;
      votes[one] =
        by === 'best' ? Math.max(votes[one]!, spikes) : votes[one]! + (by === 'mean' ? spikes / members[one]! : spikes);
    });
    const most = votes.reduce((a, b) => Math.max(a, b), 0);
    return most > 0 ? votes.indexOf(most) : -1;
  });
}

export const rightAnswers = (test: RecordedTest, by: AnswerBy): number =>
  answersOf(test, by).reduce((right, answer, sample) => right + Number(answer === test.truth[sample]), 0);

/** The classes of tested samples for which no neuron stands, so that none of these can be told right. */
export function classesWithoutNeuron({ labels: { of, classes }, truth }: RecordedTest): readonly string[] {
  const [shown, told] = [new Set(truth), new Set(of)];
  return classes.filter((_, one) => shown.has(one) && !told.has(one));
}
