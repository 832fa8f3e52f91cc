// Loops of an experiment: what is shuffled, what counts, what ends by a condition, and what is shown to whom.
import { describe, expect, test } from 'vitest';
import type { Recording } from '../../../../simulator/index.js';
import { errorsOf } from '../../../support/lowered.js';
import { spikeSteps } from '../../../support/simulated.js';
import { simulatedOnAll } from './on-all-backends.js';

const files = { 'd.csv': 'x,y\n0,5\n1,6\n2,7\n3,8\n4,9\n' };
const head = `
data d = table("d.csv")
encoder read { input x : 1; state last = 0; each step { last = x }; spike with rate 0 Hz }
population A : read reads d
population B : read reads d
population Clock : regular(period = 1 ms, first = 1 ms)
`;
const ran = (body: string, seed = 1): Recording =>
  simulatedOnAll(
    `${head}experiment e { step 1 ms; seed ${seed}; record last of A, B; record spikes of Clock; ${body} }`,
    files
  );
const read = (recording: Recording, population: string): number[] =>
  Array.from(recording.traces.find(trace => trace.population === population)!.values.subarray(1));

describe('shuffled samples', () => {
  const shown = (seed: number): number[] =>
    read(ran('repeat 3 { for s in d shuffled { present s to A for 1 ms } }', seed), 'A');
  const passes = [0, 5, 10].map(at => shown(1).slice(at, at + 5));

  test('come once each, in another order in each pass', () => {
    for (const pass of passes) expect([...pass].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(new Set(passes.map(String)).size).toBe(3);
  });
  test('come in an order that the seed says', () => {
    expect(shown(1)).toEqual(passes.flat());
    expect(shown(2)).not.toEqual(passes.flat());
  });
  test('of a range are those of the range', () =>
    expect(read(ran('for s in d[1..3] shuffled { present s to A for 1 ms }'), 'A').sort()).toEqual([1, 2, 3]));
});

test('a counter stands wherever a value may', () => {
  const recording = ran(
    'for i in 1..3 { for j in (i - 1) .. 1 + 0 * i { present d[i] * (10 * j) to A for i * 1 ms } }'.replace(
      '(i - 1)',
      '0'
    )
  );
  expect(read(recording, 'A')).toEqual([0, 10, 0, 0, 20, 20, 0, 0, 0, 30, 30, 30]);
});

test('several encoders read at once, each its sample, and the others nothing', () => {
  const recording = ran(
    'present d[1] to A, B for 1 ms; present d[2] to A, d[3] * 2 to B for 1 ms; present d[4] to B for 1 ms'
  );
  expect(read(recording, 'A')).toEqual([1, 2, 0]);
  expect(read(recording, 'B')).toEqual([1, 6, 4]);
});

describe('a loop ends', () => {
  const steps = (body: string): number => ran(body).steps;
  test('behind the pass in which its condition holds', () => {
    expect(steps('repeat until count(Clock) >= 2 at most 10 { run 1 ms }')).toBe(10);
    expect(steps('repeat until count(Clock) >= 2 at most 10 { run 3 ms }')).toBe(3);
    expect(
      steps(
        'run 5 ms; for i in 1..10 { repeat until count(Clock) >= 2 at most 10 { run 1 ms }; stop when count(Clock) > 5 }'
      )
    ).toBe(15);
  });
  test('where a condition holds in a pass', () => {
    expect(steps('for i in 1..10 { run i * 1 ms; stop when count(Clock) >= 4; run 1 ms }')).toBe(13);
    expect(steps('repeat 10 { repeat 10 { run 1 ms; stop when count(Clock[0]) == 1 } }')).toBe(10);
  });
  test('and the recording is as long as the run was', () => {
    const recording = ran('repeat until count(Clock) >= 1 at most 10 { run 1 ms; measure 1 ms }');
    expect([recording.steps, recording.plannedSteps, recording.ended]).toEqual([2, 2, 'complete']);
    expect(recording.windows).toEqual([{ from: 1, to: 2 }]);
    expect(spikeSteps(recording, 'Clock')).toEqual([1, 2]);
  });
});

test('billions of passes are planned at once, and take no memory', () => {
  const passes = 'repeat 1000 { repeat 1000000 { run 1 ms; stop when count(Clock) > 0 }; stop when count(Clock) > 0 }';
  const recording = simulatedOnAll(`${head}experiment e { step 1 ms; record spikes of Clock; ${passes} }`, files);
  expect(recording.steps).toBe(1);
});

test.each([
  [
    'stop when count(Clock) > 1; run 1 ms',
    "'stop when' ends the loop around it, and here is none; put it into a 'for' or 'repeat'."
  ],
  [
    'for i in 1..3 { run 1 ms; stop when count(Clock, from = 1 ms) > 1 }',
    'A condition of the run counts the spikes of its pass and takes no times; write count(E) >= 5.'
  ],
  [
    'repeat until rate(Clock) > 5 Hz at most 3 { run 1 ms }',
    'rate() has no value in a condition of the run, which knows how often neurons fired in its pass; write count(E) >= 5.'
  ],
  [
    'for i in 1..3 { run 1 ms; stop when max(t, 1 ms) > 2 ms * i }',
    't has no value in a condition of the run, which knows how often neurons fired in its pass; write count(E) >= 5.'
  ],
  ['for i in 3..1 { run 1 ms }', 'i goes from 3 to 1; give two whole numbers, the smaller first.'],
  [
    'repeat 2 { run 1 ms; stop when count(Clock) > 1 }; stimulate Driven with 1 pA; run 1 ms',
    'The stimulus begins where it stands, and when that is only the run knows, as a loop before it ends by a condition; put it before that loop, or give it its times: from … to ….'
  ],
  ['present d[1] to A, d[2] to A for 1 ms', 'A is shown two samples at once, and reads one; name it once.'],
  [
    'for s in d { present s.label to A for 1 ms }',
    'd (d.csv) has no labels, so that no label of its samples can be presented; give labels = … where d is read.'
  ]
])('%s is refused', (body, message) =>
  expect(
    errorsOf(
      `${head}population Driven : lif\nexperiment e { step 1 ms; record spikes of Clock, A, B, Driven; ${body} }`,
      files
    )
  ).toEqual([expect.stringContaining(message)])
);
