// Programs in templates are the texts that they seem to be.
import { expect, test } from 'vitest';
import { snn } from './snn.js';

test('the common indentation and the first line break are left out', () =>
  expect(snn`
    neuron cell {
      state V = 0 mV

    }
  `).toBe('neuron cell {\n  state V = 0 mV\n\n}\n'));

test('values stand as they are, of several lines too', () =>
  expect(snn`
      ${'a\n  b\n'}c {
        ${1}
      }
    `).toBe('a\n  b\nc {\n  1\n}\n'));
