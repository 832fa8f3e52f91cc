// The extension believes nothing that a page sends.
import { describe, expect, test } from 'vitest';
import { readFromPanel, readSavedRun } from '../../client/panels/from-panel.js';
import { ended, sampleRun, started } from './panel/sample-run.js';

const reveal = { type: 'reveal', uri: 'file:///net.snn', line: 3, character: 0 };
const painted = {
  type: 'painted',
  run: 'a',
  plots: 2,
  spikes: 10,
  ofSpikes: 10,
  rows: 4,
  lit: ['E'],
  spikePixels: 30,
  points: 100,
  from: 0,
  to: 50,
  state: 'complete',
  summary: 'two plots'
};
const exported = { type: 'exported', order: 1, content: '<svg/>' };
const refused = { type: 'exported', order: 1, refused: 'There is no picture.' };

describe('messages of a panel', () => {
  test.each([
    [{ type: 'ready' }],
    [{ type: 'stop' }],
    [{ type: 'previewOff' }],
    [{ type: 'rerun', besides: {} }],
    [{ type: 'rerun', besides: { settings: { g: 4 }, record: [{ what: 'weight', of: 'c' }], plots: ['isi(E)'] } }],
    [{ type: 'draw', plots: ['psth(E)'] }],
    [{ type: 'keys' }],
    [{ type: 'export' }],
    [exported],
    [refused],
    [reveal],
    [painted]
  ])('%j', message => expect(readFromPanel(message)).toEqual(message));
  test('carry nothing more than they should', () => expect(readFromPanel({ ...reveal, command: 'x' })).toEqual(reveal));
  test.each([
    [undefined],
    [null],
    ['ready'],
    [{}],
    [{ type: 'open' }],
    [{ ...reveal, uri: 'file:///etc/passwd' }],
    [{ ...reveal, uri: 7 }],
    [{ ...reveal, line: -1 }],
    [{ ...reveal, line: 0.5 }],
    [{ ...reveal, character: '0' }],
    [{ type: 'rerun' }],
    [{ type: 'rerun', besides: { settings: { g: '4' } } }],
    [{ type: 'rerun', besides: { record: [{ what: 'all', of: 'c' }] } }],
    [{ type: 'draw', plots: [7] }],
    [{ ...painted, spikes: '10' }],
    [{ ...painted, state: 'happy' }],
    [{ ...painted, summary: undefined }],
    [{ type: 'exported', order: 1 }],
    [{ ...exported, order: '1' }],
    [{ ...exported, content: 7 }]
  ])('but not %j', message => expect(readFromPanel(message)).toBeUndefined());
});

describe('what a panel kept', () => {
  const [begin, , , end] = sampleRun(10, 1);
  test('tells its run', () =>
    expect(readSavedRun({ messages: [begin, end] })).toEqual({ started: started(), ended: ended('one', 10) }));
  test('and of one that was cut off that it was', () =>
    expect(readSavedRun({ messages: [begin] })?.ended).toMatchObject({ run: 'one', ended: 'cancelled' }));
  test.each([
    [undefined],
    [{}],
    [{ messages: [] }],
    [{ messages: [{ type: 'started', started: { ...started(), uri: 7 } }] }],
    ['x']
  ])('or nothing: %j', state => expect(readSavedRun(state)).toBeUndefined());
});
