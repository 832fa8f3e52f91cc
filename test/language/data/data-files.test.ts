// When files are read: once while they stay as they are, again when they have changed, and never while they change.
import { URI } from 'langium';
import { expect, test } from 'vitest';
import { DataFiles } from '../../../language/data/data-files.js';
import type { World } from '../../../language/index.js';

const base = URI.parse('file:///a/main.snn');

/** A world of one table, whose reads are counted. */
function counted(stamp: () => string | undefined): { readonly files: DataFiles; reads: number; text: string } {
  const state = { reads: 0, text: 'w\n1\n' } as { files: DataFiles; reads: number; text: string };
  const world: World = {
    read: uri => {
      state.reads++;
      return uri === 'file:///a/t.csv' ? new TextEncoder().encode(state.text) : 'missing';
    },
    entries: () => 'missing',
    stamp,
    library: 'file:///library/',
    libraryFiles: []
  };
  return Object.assign(state, { files: new DataFiles(world) });
}

test('a file is read once while it stays as it is', () => {
  let stamp = 'one';
  const world = counted(() => stamp);
  const read = () => world.files.read('table', { file: 't.csv', folds: 5, fold: 1 }, base);
  const first = read();
  expect(read()).toBe(first);
  expect(world.reads).toBe(1);
  stamp = 'two';
  world.text = 'w\n5\n';
  expect(read()).toMatchObject({ data: { values: Float64Array.of(5) } });
  expect(world.reads).toBe(2);
});

test('what is missing is looked for again', () => {
  const world = counted(() => undefined);
  const read = () => world.files.read('table', { file: 'other.csv', folds: 5, fold: 1 }, base);
  expect(read()).toEqual({ fault: 'There is no file other.csv beside this file; put it there or correct its name.' });
  read();
  expect(world.reads).toBe(2);
});

test('a file that changes while it is read is refused, and read when it stays', () => {
  let stamp = 0;
  let isWritten = true;
  const world = counted(() => String(isWritten ? stamp++ : stamp));
  const read = () => world.files.read('table', { file: 't.csv', folds: 5, fold: 1 }, base);
  expect(read()).toEqual({ fault: 't.csv was changed while it was read; check or run again when it is complete.' });
  isWritten = false;
  expect(read()).toMatchObject({ data: { samples: 1 } });
});
