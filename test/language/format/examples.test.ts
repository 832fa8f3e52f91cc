// The examples and the library are written as the formatter writes.
import { describe, expect, test } from 'vitest';
import { formatted, houseTexts } from './formatted.js';

describe('formatted already (else: npx snn format examples library)', () => {
  test.each(houseTexts)('%s', (_, text) => expect(formatted(text)).toBe(text));
});
