// Progress in words.
import { expect, test } from 'vitest';
import { progressText } from '../../client/progress-text.js';

test.each([
  ['connecting', 0, 0, undefined, 'connecting'],
  ['running', 0, 100, undefined, '0 %'],
  ['running', 50, 100, 0.5, '50 %'],
  ['running', 25, 100, 29.2, '25 %, 30 s left'],
  ['running', 1, 100, 590, '1 %, 10 min left'],
  ['running', 100, 100, 0, '100 %'],
  ['running', 0, 0, undefined, '0 %']
] as const)('%s %d of %d with %d s left: %s', (phase, steps, plannedSteps, left, text) =>
  expect(progressText({ phase, steps, plannedSteps, ...(left !== undefined && { left }) })).toBe(text)
);

test('samples and the accuracy stand beside the share of a run that learns', () => {
  const running = { phase: 'running', steps: 25, plannedSteps: 100, left: 29.2 } as const;
  expect(progressText({ ...running, presentations: 900 })).toBe('25 %, sample 900, 30 s left');
  expect(progressText({ ...running, presentations: 900, accuracy: { share: 0.7766, isSoFar: true } })).toBe(
    '25 %, sample 900, accuracy 77.7 % so far, 30 s left'
  );
});
