// Runs with several seeds: each a run of its own, and what is expected of them.
import { describe, expect, test } from 'vitest';
import { judge } from '../../../outputs/index.js';
import { run, type Recording } from '../../../simulator/index.js';
import { errorsOf, lowered } from '../../support/lowered.js';

const network = 'param r = 100 Hz\npopulation P[10] : poisson_source(rate = r)\n';
const recorded = (body: string, seed?: number): Recording =>
  run(lowered(`${network}experiment e {\n step 1 ms; record spikes of P\n ${body}\n}`), {
    experiment: 'e',
    ...(seed === undefined ? {} : { seed })
  });
const counts = ({ points }: Recording): number[] => points.map(point => point.recording.spikes[0]!.steps.length);
const verdict = (body: string): { passed: boolean; message: string } => judge(recorded(body))[0]!;

test('every seed is a run of its own, the same as alone', () => {
  const across = recorded('across seeds 3..5 { run 200 ms }');
  const alone = [3, 4, 5].map(seed => recorded('run 200 ms', seed).spikes[0]!);
  expect(across.points.map(({ parameter, value, ofSeeds }) => [parameter, value, ofSeeds])).toEqual([
    ['seed', 3, true],
    ['seed', 4, true],
    ['seed', 5, true]
  ]);
  expect(across.points.map(point => point.recording.spikes[0])).toEqual(alone);
  expect(across.points.map(point => point.recording.seed)).toEqual([3, 4, 5]);
  expect(new Set(counts(across)).size).toBe(3);
});

test('seeds lie inside of the values of a sweep, however they are written', () => {
  const inside = recorded('sweep r in [50 Hz, 200 Hz] with seeds 1..2 { run 100 ms }');
  expect(
    inside.points.map(point => [point.parameter, point.value, point.recording.points.map(inner => inner.value)])
  ).toEqual([
    ['r', 0.05, [1, 2]],
    ['r', 0.2, [1, 2]]
  ]);
  for (const body of [
    'across seeds 1..2 { sweep r in [50 Hz, 200 Hz] { run 100 ms } }',
    'sweep r in [50 Hz, 200 Hz] { across seeds 1..2 { run 100 ms } }'
  ]) {
    expect(recorded(body).points.map(point => counts(point.recording))).toEqual(
      inside.points.map(point => counts(point.recording))
    );
  }
});

describe('what is expected', () => {
  const each = counts(recorded('across seeds 1..4 { run 200 ms }'));
  const mean = each.reduce((sum, n) => sum + n, 0) / 4;
  const [least, most] = [Math.min(...each), Math.max(...each)];

  test('holds for the mean', () => {
    expect(least).toBeLessThan(mean - 1);
    expect(verdict(`across seeds 1..4 { run 200 ms; expect count(P) near ${mean} within 0.001 }`)).toMatchObject({
      passed: true,
      message: `In the mean over 4 seeds: count(P) is ${mean}, near ${mean} within 0.001.`
    });
    expect(verdict(`across seeds 1..4 { run 200 ms; expect count(P) <= ${mean - 0.5} }`).passed).toBe(false);
  });
  test('or by itself with a share of the seeds', () => {
    const [enough, tooFew] = [75, 76].map(share =>
      verdict(`across seeds 1..4 { run 200 ms; expect count(P) < ${most} across ${share} % of seeds }`)
    );
    expect([enough!.passed, tooFew!.passed]).toEqual([true, false]);
    expect(tooFew!.message).toBe(
      `Holds with 3 of 4 seeds (75 %), not at least 76 % of seeds; with seed ${1 + each.indexOf(most)}, count(P) is ${most}, not < ${most}.`
    );
  });
  test('at every value of a sweep', () => {
    expect(verdict('sweep r in [0 Hz, 200 Hz] with seeds 1..3 { run 100 ms; expect count(P) > 0 }')).toMatchObject({
      passed: false,
      message: 'At r = 0 Hz: In the mean over 3 seeds: count(P) is 0, not > 0.'
    });
  });
  test('of lists that differ in length has no mean', () => {
    expect(verdict('across seeds 1..2 { run 200 ms; expect times(P)[0] > 0 ms }').message).toMatch(
      /times\(\) has \d+ values with seed 1 and \d+ with seed 2, so there is no mean of them/
    );
  });
});

describe('is refused', () => {
  const errors = (body: string): string[] =>
    errorsOf(`${network}experiment e {\n step 1 ms; record spikes of P\n ${body}\n}`);
  test.each([
    [
      'a seed beside them',
      'seed 3; across seeds 1..2 { run 1 ms }',
      'second-seeds 5 The experiment e runs across seeds and has a seed as well; keep one of them.'
    ],
    [
      'a second time',
      'sweep r in [1 Hz] with seeds 1..2 { across seeds 1..2 { run 1 ms } }',
      'second-seeds 5 The experiment e gives seeds a second time here; keep one.'
    ],
    [
      'an empty range',
      'across seeds 3..2 { run 1 ms }',
      'bad-seed 5 The seeds go from 3 to 2; give two whole numbers of at least 0, the smaller first.'
    ],
    [
      'a share of one seed',
      'run 1 ms; expect count(P) > 0 across 50 % of seeds',
      'no-seeds 5 A share of seeds is expected, and the experiment runs with one seed; put its statements into across seeds 1..20 { }.'
    ]
  ])('%s', (_what, body, message) => expect(errors(body)).toEqual([message]));
  test('a seed from outside', () => {
    expect(recorded('across seeds 1..2 { run 1 ms }', 7).faults[0]?.message).toBe(
      'The experiment e runs across seeds and a seed is set from outside; leave one of them out.'
    );
  });
});
