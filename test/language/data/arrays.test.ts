// Arrays in NPY files and archives of them: what is read of a tiny one, and what is said of one that is not as it should be.
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { lowered } from '../../support/lowered.js';
import { refusal, samplesOf, setOf } from './sets-read.js';
import { bytesOf, npy } from './tiny-files.js';

describe('an array', () => {
  const rows = bytesOf(Float64Array.of(1, 2, 3, 4, 5, 6));
  test('counts its samples by the first axis, in either order', () => {
    const c = setOf('array("c.npy")', { 'c.npy': npy('<f8', '(2, 3)', rows) });
    expect(c).toMatchObject({ samples: 2, shape: [3], range: { low: 1, high: 6 } });
    expect(samplesOf(c)).toEqual([
      [1, 2, 3],
      [4, 5, 6]
    ]);
    expect(samplesOf(setOf('array("f.npy")', { 'f.npy': npy('<f8', '(2, 3)', rows, true) }))).toEqual([
      [1, 3, 5],
      [2, 4, 6]
    ]);
  });
  test('of three axes in the order of Fortran is turned round', () => {
    // value at [sample, i, j] is 100 sample + 10 i + j
    const values = Float64Array.from(
      { length: 12 },
      (_, at) => 100 * (at % 2) + 10 * (Math.floor(at / 2) % 3) + Math.floor(at / 6)
    );
    const set = setOf('array("f.npy")', { 'f.npy': npy('<f8', '(2, 3, 2)', bytesOf(values), true) });
    expect(samplesOf(set)).toEqual([
      [0, 1, 10, 11, 20, 21],
      [100, 101, 110, 111, 120, 121]
    ]);
  });
  test('of one axis is a list', () => {
    const { globals, data } = lowered('data d = array("w.npy")\nconst w = d.values\n', {
      'w.npy': npy('<i2', '(3,)', bytesOf(Int16Array.of(-1, 0, 7)))
    });
    expect(globals[0]!.value).toMatchObject({ kind: 'column', data: 'd', column: 'values' });
    expect(data[0]).toMatchObject({ samples: 3, shape: [1], columns: ['values'] });
  });
  test('of an archive is named, with labels beside it', () => {
    const archive = zipSync({
      'x.npy': npy('<f4', '(2, 2)', bytesOf(Float32Array.of(0.5, 1, 1.5, 2))),
      'y.npy': npy('<i2', '(2,)', bytesOf(Int16Array.of(4, 4)))
    });
    const set = setOf('array("a.npz", name = "x", labels = "y")', { 'a.npz': archive });
    expect(samplesOf(set)).toEqual([
      [0.5, 1],
      [1.5, 2]
    ]);
    expect(set.labels).toEqual({ of: Uint16Array.of(0, 0), classes: ['4'] });
    expect(refusal('array("a.npz")', { 'a.npz': archive })).toBe(
      'data-file 1 a.npz holds 2 arrays; name one of "x", "y".'
    );
    expect(refusal('array("a.npz", name = "z")', { 'a.npz': archive })).toBe(
      'data-file 1 a.npz has no array z; name one of "x", "y".'
    );
  });
  test.each([
    ['another format', 'text', 'is neither NPY nor NPZ; write it with numpy.save or numpy.savez.'],
    [
      'texts',
      npy('<U3', '(1,)', new Uint8Array(12)),
      "holds texts; write an array of real numbers, such as numpy.save(FILE, a.astype('f4'))."
    ],
    ['no samples', npy('<f8', '(0, 3)', new Uint8Array(0)), 'has no samples; write it again with at least one.'],
    ['a file that is cut off', npy('<f8', '(2, 3)', rows.subarray(0, 40)), 'is cut off; copy or write it again.'],
    [
      'what is no number',
      npy('<f4', '(2,)', bytesOf(Float32Array.of(1, NaN))),
      'holds a value that is not a number (NaN), number 1 of 2; put a number there.'
    ]
  ])('refuses %s', (_, bytes, message) =>
    expect(refusal('array("a.npy")', { 'a.npy': bytes })).toBe(`data-file 1 a.npy ${message}`)
  );
});
