// Files cut off at each byte, and with each byte another: they are data all the same, or refused by a sentence.
import { gzipSync, zipSync } from 'fflate';
import { encode } from 'fast-png';
import { URI } from 'langium';
import { describe, expect, test } from 'vitest';
import { DataFiles } from '../../../language/data/data-files.js';
import { bytesOf, idx, npy } from './tiny-files.js';

describe('what is damaged is data or a sentence', () => {
  const picture = encode({ width: 5, height: 4, data: new Uint8Array(20), channels: 1 });
  const array = npy('<f8', '(2, 3)', bytesOf(Float64Array.of(1, 2, 3, 4, 5, 6)));
  const csv = new TextEncoder().encode('time,id,c\n1,2,x\n"3",4,"y"\n');
  test.each<readonly [string, string, Uint8Array]>([
    ['images', 'f', idx([2, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7])],
    ['images', 'f.gz', gzipSync(idx([2, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7]))],
    ['array', 'f.npy', array],
    ['array', 'f.npz', zipSync({ 'x.npy': array })],
    ['table', 'f.csv', csv],
    ['pictures', 'p', picture],
    ['events', 'f.csv', csv],
    ['events', 'f.bin', Uint8Array.of(1, 2, 128, 3, 4, 5, 6, 0, 7, 8)]
  ])('%s of %s', (kind, file, good) => {
    let bytes = good;
    const files = new DataFiles({
      read: () => bytes,
      entries: uri => (uri.endsWith('/p') ? [{ name: '1.png', isFolder: false }] : 'missing'),
      stamp: () => undefined,
      library: 'file:///library/',
      libraryFiles: []
    });
    const read = () => files.read(kind, { file, folder: file, folds: 5, fold: 1 }, URI.parse('file:///a/main.snn'));
    expect(read()).toHaveProperty('data');
    for (let at = 0; at < good.length; at++) {
      bytes = good.slice(0, at);
      expect(read()).toBeDefined();
      for (const value of [0, 0x7f, 0xff]) {
        bytes = good.map((byte, i) => (i === at ? value : byte));
        expect(read()).toBeDefined();
      }
    }
  });
});
