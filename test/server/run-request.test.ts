// Requests that are not what the protocol says are refused, whoever sends them.
import { expect, test } from 'vitest';
import { readDrawParams, readRunParams, readShownParams, readStopParams, readUri } from '../../server/run-request.js';

const good = { run: 'r', uri: 'file:///a.snn', experiment: 'e', settings: { g: 4 }, seed: 1, preview: 2 };

test('a request for a run', () => {
  expect(readRunParams(good)).toEqual(good);
  expect(readRunParams({ run: 'r', uri: 'u' })).toEqual({ run: 'r', uri: 'u' });
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'run'],
  ['a list', [good]],
  ['no run', { ...good, run: undefined }],
  ['an empty run', { ...good, run: '' }],
  ['a number for a file', { ...good, uri: 5 }],
  ['a number for an experiment', { ...good, experiment: 5 }],
  ['settings that are a list', { ...good, settings: [1] }],
  ['a setting that is a text', { ...good, settings: { g: '4' } }],
  ['a setting that is no number', { ...good, settings: { g: NaN } }],
  ['a record of nothing', { ...good, record: [{ what: 'voltage', of: 'E' }] }],
  ['plots that are no texts', { ...good, plots: [1] }],
  ['half a seed', { ...good, seed: 0.5 }],
  ['a negative seed', { ...good, seed: -1 }],
  ['a seed beyond whole numbers', { ...good, seed: 2 ** 60 }],
  ['a preview of no time', { ...good, preview: 0 }]
])('but not %s', (_, value) => expect(readRunParams(value)).toBeUndefined());

test('drawing names the run and the plots', () => {
  const draw = { run: 'r', plots: ['isi(E)'], anew: true };
  expect([readDrawParams(draw), readDrawParams({ ...draw, plots: 'isi(E)' }), readDrawParams({ run: 'r' })]).toEqual([
    draw,
    undefined,
    undefined
  ]);
});

test('shown counts pictures', () =>
  expect([
    readShownParams({ run: 'r', pictures: 3 }),
    readShownParams({ run: 'r' }),
    readShownParams({ run: 'r', pictures: -1 })
  ]).toEqual([{ run: 'r', pictures: 3 }, undefined, undefined]));

test('stop and experiments name what they are about', () => {
  expect([readStopParams({ run: 'r' }), readStopParams({}), readStopParams(7)]).toEqual([
    { run: 'r' },
    undefined,
    undefined
  ]);
  expect([readUri({ uri: 'u' }), readUri({ uri: '' }), readUri(null)]).toEqual(['u', undefined, undefined]);
});
