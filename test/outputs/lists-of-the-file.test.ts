// Lists that the file declares, in expectations, reports and selections: constants, and columns of tables.
import { expect, test } from 'vitest';
import { evaluateMeasured, judge } from '../../outputs/index.js';
import { run } from '../../simulator/index.js';
import { lowered } from '../support/lowered.js';
import { only } from '../support/only.js';

const text = (statements: string): string => `
param late = 0 ms
const wanted = [1 ms, 2.5 ms + late]
const each = [[1 ms, 2.5 ms], [4 ms]]
const numbers = [1, 0]
data trains = table("trains.csv")
population S[2] : spike_list(times = each)
experiment e { step 0.1 ms; record spikes of S; run 10 ms; ${statements} }
`;
const files = { 'trains.csv': 'time\n1\n2.5\n' };
const ran = (statements: string, settings = {}): ReturnType<typeof run> =>
  run(lowered(text(statements), files), { experiment: 'e', settings });

test.each([
  'times(S[0]) near wanted within 1e-9 ms',
  'times(S[0])[1] == wanted[1]',
  'times(S[0]) near wanted[0 .. 1] within 1e-9 ms',
  'times(S[0]) near each[0] within 1e-9 ms',
  'times(S[0]) near trains.time * 1 ms within 1e-9 ms',
  'count(S[numbers[0]]) == 1',
  'maximum(wanted) < 3 ms'
])('expect %s', claim => {
  expect(judge(ran(`expect ${claim}`)).map(verdict => [verdict.passed, verdict.message])).toEqual([
    [true, expect.anything()]
  ]);
});

test('a list is what the run sets it to', () =>
  expect(
    judge(ran('expect times(S[0]) near wanted within 0.1 ms', { late: 1 })).map(verdict => verdict.passed)
  ).toEqual([false]));

test('is reported', () => {
  const recording = ran('report wanted');
  expect(evaluateMeasured(recording, only(recording.reports))).toMatchObject({ value: [1, 2.5] });
});

test('lists that nothing asks for stay out of the recording', () =>
  expect(Object.keys(ran('expect count(S[0]) == numbers[0] + 1').lists)).toEqual(['numbers']));
