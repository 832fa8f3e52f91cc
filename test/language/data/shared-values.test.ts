// Values of large sets are shared by the threads, so that a run copies none of them; small ones are not.
import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { setsOf } from './sets-read.js';
import { idx } from './tiny-files.js';

const pictures = (samples: number): Uint8Array =>
  idx(
    [samples, 100, 100],
    Array.from({ length: samples * 10_000 }, (_, i) => (7 * i + samples) % 251)
  );

test('pictures of a megabyte and more, with a part for a test and without', () => {
  const files = { 'a.gz': gzipSync(pictures(100)), 'b.idx': pictures(3) };
  const [alone] = setsOf('images("a.gz")', files);
  const [whole, train, last] = setsOf('images("a.gz", test = "b.idx")', files);
  for (const { values } of [alone!, whole!, train!, last!]) expect(values.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(Array.from(alone!.values.slice(0, 3))).toEqual([100, 107, 114]);
  expect(Array.from(whole!.values.slice(1_000_000, 1_000_003))).toEqual([3, 10, 17]);
  expect(whole!.values).toHaveLength(1_030_000);
  // what another thread gets is the same memory
  expect(structuredClone(whole!.values).buffer.byteLength).toBe(1_030_000);
});

test('a few pictures are as they were read', () => {
  const [few] = setsOf('images("b.idx", test = "c.idx")', { 'b.idx': pictures(3), 'c.idx': pictures(2) });
  expect(few!.values.buffer).toBeInstanceOf(ArrayBuffer);
});
