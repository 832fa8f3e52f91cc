// Numbers that grow: what was handed over is never written to.
import { expect, test } from 'vitest';
import { GrowingArray } from '../../../client/webview/growing-array.js';

test('an array that is taken over stays as it is when more comes, and when the end is replaced', () => {
  const given = Float64Array.of(1, 2, 3);
  const grown = GrowingArray.of(given);
  expect(grown.values).toEqual(given);
  grown.truncate(1);
  grown.append(Uint32Array.of(7, 8));
  grown.append(Float64Array.of(9));
  expect([...grown.values]).toEqual([1, 7, 8, 9]);
  expect([...given]).toEqual([1, 2, 3]);
});
