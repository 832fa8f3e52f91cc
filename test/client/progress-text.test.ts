// Progress in words.
import { expect, test } from 'vitest';
import { progressText } from '../../client/progress-text.js';

test.each([
  ['connecting', 0, 0, 5, 'connecting'], ['running', 0, 100, 0.1, '0 %'], ['running', 50, 100, 0.5, '50 %'], ['running', 25, 100, 10, '25 %, 30 s left'],
  ['running', 99, 100, 10, '99 %'], ['running', 100, 100, 10, '100 %'], ['running', 0, 0, 3, '0 %']
] as const)('%s %d of %d after %d s: %s', (phase, steps, plannedSteps, seconds, text) => expect(progressText({ phase, steps, plannedSteps, spikes: 0, seconds })).toBe(text));
