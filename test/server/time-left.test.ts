// The time left follows the pace since the first step; connecting does not count, and nothing is said too early.
import { expect, test } from 'vitest';
import { TimeLeft } from '../../server/time-left.js';
import { progressText } from '../../cli/progress-text.js';

test('is judged by the pace of running', () => {
  let now = 10_000;
  const left = new TimeLeft(() => now);
  const at = (ms: number, steps: number, phase: 'connecting' | 'running' = 'running'): number | undefined => {
    now = 10_000 + ms;
    return left.after({ phase, steps, plannedSteps: 1000, spikes: 0 });
  };
  expect([at(0, 0, 'connecting'), at(60_000, 0, 'connecting'), at(60_000, 0), at(60_400, 100)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined
  ]);
  expect(at(61_000, 100)).toBeCloseTo(9, 10);
  expect(at(64_000, 800)).toBeCloseTo(1, 10);
  expect(at(65_000, 1000)).toBe(0);
});

test.each([
  ['connecting', 0, undefined, 'connecting'],
  ['running', 0, undefined, '0 %, 5 spikes'],
  ['running', 250, 11.2, '25 %, 5 spikes, about 12 s left'],
  ['running', 10, 600, '1 %, 5 spikes, about 10 min left'],
  ['running', 10, 8000, '1 %, 5 spikes, about 3 h left'],
  ['running', 1000, 0, '100 %, 5 spikes']
] as const)('the command line says of %s at step %d of 1000 with %d s left: %s', (phase, steps, left, text) =>
  expect(progressText({ phase, steps, plannedSteps: 1000, spikes: 5 }, left)).toBe(text)
);
