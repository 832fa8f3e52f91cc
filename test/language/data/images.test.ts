// Images in IDX files: what is read of tiny ones, and what is said of those that are not as it should be.
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { refusal, samplesOf, setOf, setsOf } from './sets-read.js';
import { idx } from './tiny-files.js';

describe('images', () => {
  const two = idx([2, 1, 2], [0, 255, 51, 102]);
  const one = idx([1, 1, 2], [255, 0]);
  const files = {
    'a.idx': two,
    'a.gz': gzipSync(two),
    'l.idx': idx([2], [3, 1]),
    't.idx': one,
    'tl.idx': idx([1], [1])
  };
  test('are bytes from 0 to 1, packed or not', () => {
    for (const file of ['a.idx', 'a.gz']) {
      const set = setOf(`images("${file}")`, files);
      expect(set).toMatchObject({ samples: 2, shape: [1, 2], range: { low: 0, high: 1 } });
      expect(set.values).toBeInstanceOf(Uint8Array);
      expect(samplesOf(set)).toEqual([
        [0, 1],
        [0.2, 0.4]
      ]);
    }
  });
  test('have labels, and parts for learning and for a test', () => {
    const sets = setsOf('images("a.idx", labels = "l.idx", test = "t.idx", test_labels = "tl.idx")', files);
    expect(sets.map(({ name, samples }) => [name, samples])).toEqual([
      ['d', 3],
      ['d.train', 2],
      ['d.test', 1]
    ]);
    expect(sets[0]!.labels).toEqual({ of: Uint16Array.of(1, 0, 0), classes: ['1', '3'] });
    expect(sets.map(({ labels }) => [...labels!.of])).toEqual([[1, 0, 0], [1, 0], [0]]);
    expect(samplesOf(sets[2]!)).toEqual([[1, 0]]);
  });
  test('of a folder are found by the names they usually have', () => {
    const sets = setsOf('images("mnist")', {
      'mnist/train-images-idx3-ubyte.gz': files['a.gz'],
      'mnist/train-labels-idx1-ubyte': files['l.idx'],
      'mnist/t10k-images-idx3-ubyte': one,
      'mnist/t10k-labels-idx1-ubyte': files['tl.idx']
    });
    expect(sets.map(({ samples }) => samples)).toEqual([3, 2, 1]);
  });
  test.each([
    ['no file', 'images("b")', {}, 'There is no file or folder b beside this file; put it there or correct its name.'],
    [
      'another format',
      'images("a")',
      { a: 'text' },
      'a is no IDX file: it does not begin with two zeros, a type and a number of axes.'
    ],
    [
      'labels instead of images',
      'images("l.idx")',
      files,
      'l.idx holds 2 labels and no images; name it as labels = "…" beside its images.'
    ],
    [
      'labels of another number',
      'images("a.idx", labels = "tl.idx")',
      files,
      'tl.idx has 1 label for the 2 samples of a.idx; give the labels that belong to it, or write one of the two files again.'
    ],
    [
      'a test without labels',
      'images("a.idx", labels = "l.idx", test = "t.idx")',
      files,
      't.idx has no labels and a.idx has; add test_labels with the file of its labels.'
    ],
    [
      'a test of another shape',
      'images("a.idx", test = "b.idx")',
      { ...files, 'b.idx': idx([1, 1, 3], [1, 2, 3]) },
      'b.idx has samples of 1 x 3 values and a.idx of 1 x 2; give two files of the same shape.'
    ],
    [
      'a file that is cut off',
      'images("b")',
      { b: two.subarray(0, -1) },
      'b is cut off: it says it has 4 numbers and holds 3; download or copy it again.'
    ],
    [
      'a packed file that is cut off',
      'images("b.gz")',
      {
        'b.gz': gzipSync(
          new Uint8Array(5000).map((_, i) => i * i),
          { level: 1 }
        ).subarray(0, -20)
      },
      'b.gz is cut off or damaged: what it unpacks to is not what was packed; download or copy it again.'
    ],
    [
      'a packed file with a wrong byte',
      'images("b.gz")',
      { 'b.gz': gzipSync(two, { level: 0 }).map((byte, i, { length }) => (i === length - 10 ? byte ^ 1 : byte)) },
      'b.gz is cut off or damaged: what it unpacks to is not what was packed; download or copy it again.'
    ]
  ])('refuse %s', (_, text, given, message) => expect(refusal(text, given)).toBe(`data-file 1 ${message}`));
});
