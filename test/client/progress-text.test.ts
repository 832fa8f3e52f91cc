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
