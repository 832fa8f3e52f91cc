// Folders of pictures: what is read of a tiny one, and what is said of one that is not as it should be.
import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { type Files, refusal, samplesOf, setOf, setsOf } from './sets-read.js';

describe('pictures', () => {
  const png = (width: number, height: number, data: Uint8Array, channels: 1 | 3 = 1): Uint8Array =>
    encode({ width, height, data, channels });
  const pgm = (text: string): Uint8Array => new TextEncoder().encode(text);
  test('of sub-folders are labelled by them', () => {
    const set = setOf('pictures("p")', {
      'p/no/1.png': png(2, 1, Uint8Array.of(0, 255)),
      'p/yes/1.pgm': pgm('P2\n# drawn\n2 1\n5\n5 1\n'),
      'p/yes/2.pgm': Uint8Array.of(...pgm('P5 2 1 255\n'), 51, 102)
    });
    expect(set).toMatchObject({ samples: 3, shape: [1, 2] });
    expect(set.labels).toEqual({ of: Uint16Array.of(0, 1, 1), classes: ['no', 'yes'] });
    expect(samplesOf(set)).toEqual([
      [0, 1],
      [1, 0.2],
      [0.2, 0.4]
    ]);
  });
  test('in colour are three pictures, one behind the other', () => {
    const set = setOf('pictures("p")', { 'p/1.png': png(2, 1, Uint8Array.of(255, 0, 0, 0, 51, 0), 3) });
    expect(set.shape).toEqual([3, 1, 2]);
    expect(samplesOf(set)).toEqual([[1, 0, 0, 0.2, 0, 0]]);
  });
  test('in grey among those in colour have the same in red, green and blue', () => {
    const set = setOf('pictures("p")', {
      'p/1.png': png(1, 1, Uint8Array.of(51, 51, 51), 3),
      'p/2.png': png(1, 1, Uint8Array.of(255, 0, 102), 3),
      'p/3.png': png(1, 1, Uint8Array.of(255))
    });
    expect(set.shape).toEqual([3, 1, 1]);
    expect(samplesOf(set)).toEqual([
      [0.2, 0.2, 0.2],
      [1, 0, 0.4],
      [1, 1, 1]
    ]);
  });
  test('have parts where the folder has', () => {
    const picture = png(1, 1, Uint8Array.of(255));
    const files = { 'p/train/a/1.png': picture, 'p/train/b/1.png': picture, 'p/test/a/1.png': picture };
    expect(setsOf('pictures("p")', files).map(({ name, samples }) => [name, samples])).toEqual([
      ['d', 3],
      ['d.train', 2],
      ['d.test', 1]
    ]);
  });
  test.each([
    [
      'an empty class',
      { 'p/a/1.png': png(1, 1, new Uint8Array(1)), 'p/b/notes.txt': '' },
      'p/b is an empty class: it has no pictures (.png or .pgm); put some there or remove the folder.'
    ],
    [
      'another size',
      { 'p/1.png': png(1, 1, new Uint8Array(1)), 'p/2.png': png(2, 1, new Uint8Array(2)) },
      'p/2.png is 2 x 1 pixels of 8 bits and p/1.png is 1 x 1 pixels of 8 bits; make all pictures of one size and kind.'
    ],
    [
      'a damaged picture',
      { 'p/1.png': png(9, 9, new Uint8Array(81)).subarray(0, 50) },
      'p/1.png is no PNG picture, or is damaged; save it again.'
    ],
    ['something else', { 'p/1.png': 'GIF89a' }, 'p/1.png is no PNG and no PGM picture; save it as one of these.'],
    ['a file', { p: 'x' }, 'p is a file; name the folder of the pictures (.png or .pgm).'],
    ['nothing', {}, 'There is no folder p beside this file; put it there or correct its name.']
  ])('refuse %s', (_, files, message) =>
    expect(refusal('pictures("p")', files as Files)).toBe(`data-file 1 ${message}`)
  );
});
