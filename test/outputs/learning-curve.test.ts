// Accuracy over what was learnt from: of tests made by hand, and of a network that is taught between its tests.
import { describe, expect, test } from 'vitest';
import { evaluateMeasured, plot, type Value } from '../../outputs/index.js';
import type { Expression, Recording, RecordedTest } from '../../simulator/index.js';
import { only } from '../support/only.js';
import { simulated } from '../support/simulated.js';
import { languageOf, uriOf } from '../support/text-world.js';
import { call, measured, neurons, population, recordingOf } from './hand-made.js';

const ask = (
  recording: Recording,
  others: Readonly<Record<string, Expression>> = {},
  what = neurons('E')
): Value | string => {
  const outcome = evaluateMeasured(recording, measured('learning_curve(E)', call('learning_curve', what, others)));
  return outcome.fault ? outcome.fault.message : outcome.value;
};
const text = (value: string): Expression => ({ kind: 'text', value });

/** Of two neurons that stand for classes 0 and 1; `answers` are which neurons fire at samples of classes 0, 1, 0, 1. */
const tested = (presented: number, answers: readonly number[], data = 'd', of = [0, 1]): RecordedTest => ({
  population: 'E',
  data,
  presented,
  labels: { population: 'E', data: 'd', classes: ['a', 'b'], of: Int16Array.from(of), means: new Float64Array(4) },
  truth: Uint16Array.of(0, 1, 0, 1),
  counts: Uint16Array.from(answers.flatMap(answer => [Number(answer === 0), Number(answer === 1)])),
  from: 0,
  to: 1
});
const recording = (...tests: readonly RecordedTest[]): Recording =>
  recordingOf(10, { populations: [population('E', 2)], tests });

describe('learning_curve', () => {
  const three = recording(tested(0, [1, 0, 0, 0]), tested(100, [0, 0, 0, 0]), tested(400, [0, 1, 0, 1]));
  test('is the accuracy in each test, over the presentations before it', () => {
    expect(ask(three)).toEqual([0.25, 0.5, 1]);
    const { panels } = plot(three, { plots: [measured('learning_curve(E)', call('learning_curve', neurons('E')))] });
    const { x, y, marks, notes } = only(panels);
    expect([x.label, x.domain, y.label, notes]).toEqual([
      'presentations from which was learnt',
      [-8, 408],
      'accuracy',
      ['3 tests on 4 samples of d']
    ]);
    expect(marks.map(mark => ('x' in mark ? [mark.kind, ...mark.x] : []))).toEqual([
      ['line', 0, 100, 400],
      ['points', 0, 100, 400]
    ]);
  });
  test('by the classes that neurons had in each test; of a part of them', () => {
    expect(ask(recording(tested(0, [0, 1, 0, 1], 'd', [1, 0]), tested(1, [0, 1, 0, 1])))).toEqual([0, 1]);
    expect(ask(three, {}, neurons('E', 0))).toEqual([0.25, 0.5, 0.5]);
  });
  test('on one data set', () => {
    const two = recording(tested(0, [0, 1, 0, 1], 'd.train'), tested(0, [0, 0, 0, 0], 'd.test'));
    expect(ask(two)).toBe(
      'learning_curve(E) has no value: E is tested on d.train and d.test; choose one, as in data = "d.train".'
    );
    expect(ask(two, { data: text('d.test') })).toEqual([0.5]);
    expect(ask(two, { data: text('x') })).toBe(
      'learning_curve(E, data = "x") has no value: E is not tested on x, but on d.train and d.test.'
    );
  });
  test('of what was not tested', () =>
    expect(ask(recordingOf(10, { populations: [population('E', 2)] }))).toMatch(/^E was not tested/));
});

describe('before the run', () => {
  const study = (asked: string): string[] =>
    languageOf({ 'bars.csv': 'a,b,class\n1,0,left\n0,1,right\n' })
      .check(
        uriOf('study.snn'),
        `param how = "worst"
data bars = table("bars.csv", label = "class")
population Eye[2] : poisson(max_rate = 400 Hz) reads bars
population Out[2] : lif_delta
connect see: Eye -> Out { synapse delta(weight = 1 mV) }
experiment e {
  step 1 ms
  label Out by bar in bars { present bar to Eye for 200 ms }
  test Out on bar in bars { present bar to Eye for 200 ms }
  ${asked}
}
`
      )
      .filter(({ code }) => code === 'no-value')
      .map(({ message }) => message);
  test.each([
    'expect accuracy(Out, by = "worst") > 0',
    'expect accuracy(Out, by = how) > 0',
    'report accuracy_interval(Out, by = "worst")',
    'report learning_curve(Out, by = "worst")',
    'plot learning_curve(Out, by = "worst")',
    'plot confusion(Out, by = "worst")'
  ])('%s', asked =>
    expect(study(asked)).toEqual(['Neurons do not answer by "worst"; write by = "sum", "mean" or "best".'])
  );
  test('data on which nothing is tested', () =>
    expect(study('report learning_curve(Out, data = "nope")')).toEqual([
      'learning_curve(Out, data = "nope") has no value: Out is not tested on nope, but on bars.'
    ]));
});

test('a network that is taught in between counts what it learnt from, not what it was tested with', () => {
  const recording = simulated(
    `data bars = table("bars.csv", label = "class")
population Eye[2] : poisson(max_rate = 400 Hz) reads bars
population Teacher[2] : poisson(max_rate = 400 Hz) reads bars
population Out[2] : lif_delta(E_L = 0 mV, V_th = 4 mV, V_reset = 0 mV)
connect see: Eye -> Out {
  synapse delta(weight = if pre.index == post.index then 0 mV else 1 mV)
  plasticity stdp(w_max = 2 mV)
}
connect teach: Teacher -> Out {
  synapse delta(weight = 4 mV)
  pattern one_to_one
}
experiment e {
  step 1 ms
  seed 3
  for pass in 1..3 {
    label Out by bar in bars { present bar to Eye for 200 ms }
    test Out on bar in bars { present bar to Eye for 200 ms }
    for bar in bars { present bar to Eye, bar.label to Teacher for 200 ms }
  }
  report learning_curve(Out)
}
`,
    {},
    { 'bars.csv': 'a,b,class\n1,0,left\n0,1,right\n' }
  );
  expect(recording.tests!.map(({ presented }) => presented)).toEqual([0, 2, 4]);
  expect(only(recording.reports.map(report => evaluateMeasured(recording, report).value))).toHaveLength(3);
});
