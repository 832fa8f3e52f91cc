// What the panel believes, what it tells of a run, and what it keeps over a reload.
import { expect, test } from 'vitest';
import type { RunNews, ToPanel } from '../../../client/panels/messages.js';
import { allRows } from '../../../outputs/index.js';
import { received } from '../../../client/webview/received.js';
import { durationText, summaryText, verdictsText } from '../../../client/webview/run-text.js';
import { afterMessage, emptyView, stateOf } from '../../../client/webview/run-view.js';
import { spikesIn } from '../../../client/webview/picture.js';
import { mostKept, readSavedPanel, SavedPanels } from '../../../client/webview/saved-panel.js';
import { pack, unpack, withColumns } from '../../../server/protocol.js';
import { sampleRun } from '../panel/sample-run.js';

const run = sampleRun(300, 3);
const viewOf = (messages: readonly RunNews[]) => messages.reduce(afterMessage, emptyView);
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
/** As it is where messages are texts. */
const packed = (message: ToPanel | undefined): ToPanel | undefined =>
  message?.type === 'picture'
    ? { ...message, picture: withColumns(message.picture, column => pack(unpack(column))) }
    : message;

test('every message of a run is understood', () => {
  const order = { type: 'export', order: 1, format: 'svg', theme: 'print' } as const;
  const all: ToPanel[] = [
    ...run,
    { type: 'stale', stale: true },
    { type: 'notice', text: 'The file has errors.' },
    { type: 'previewing', on: true },
    order
  ];
  expect(all.map(message => structuredClone(message)).map(received)).toEqual(all);
  const texts = all.map(packed).map(throughJson);
  expect(texts.map(received)).toEqual(texts);
});

/** The message with the value at a path replaced. */
function broken(message: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const copy = throughJson(packed(message as ToPanel | undefined));
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1)!] = value;
  return copy;
}

test.each([
  ['nothing', undefined],
  ['an order for a film', { type: 'export', order: 1, format: 'mp4', theme: 'print' }],
  ['a word', 'started'],
  ['an unknown type', { type: 'explode' }],
  ['no content', { type: 'started' }],
  ['a place without a line', broken(run[0], ['started', 'populations', 0, 'place', 'start'], { character: 1 })],
  ['a time that is no number', broken(run[1], ['picture', 'time', 1], null)],
  ['a mark of an unknown kind', broken(run[1], ['picture', 'panels', 0, 'marks', 1, 'kind'], 'balloon')],
  [
    'spikes without rows',
    broken(run[1], ['picture', 'panels', 0, 'marks', 1, 'columns'], [{ type: 'f64', base64: '' }])
  ],
  ['half a number', broken(run[1], ['picture', 'panels', 0, 'marks', 1, 'columns', 0, 'base64'], 'AAAA')],
  ['what is not base64', broken(run[1], ['picture', 'panels', 0, 'marks', 1, 'columns', 0, 'base64'], '<script>!!!==')],
  ['a series below zero', broken(run[1], ['picture', 'panels', 0, 'marks', 1, 'series'], -1)],
  ['progress in words', broken(run[2], ['progress', 'steps'], '10')],
  ['an end that is none', broken(run.at(-1), ['ended', 'ended'], 'exploded')],
  ['a verdict without text', broken(run.at(-1), ['ended', 'verdicts', 0, 'text'], 7)]
])('%s is refused', (_, data) => expect(received(data)).toBeUndefined());

test('a run is empty, then running, then complete', () => {
  expect([0, 1, 2, run.length].map(n => stateOf(viewOf(run.slice(0, n))))).toEqual([
    'empty',
    'running',
    'running',
    'complete'
  ]);
});

test('late news of an earlier run changes nothing', () => {
  const second = viewOf([...run, ...sampleRun(100, 1, { run: 'two' }).slice(0, 2)]);
  expect(afterMessage(second, run.at(-1)!)).toBe(second);
  expect(afterMessage(second, run[1]!)).toBe(second);
  expect(stateOf(second)).toBe('running');
});

test('a notice leaves the picture, the next run takes it away', () => {
  const view = viewOf([...run, { type: 'notice', text: 'The file has errors.' }]);
  expect([view.notice, view.picture?.panels.length]).toEqual(['The file has errors.', 6]);
  expect(afterMessage(view, run[0]!).notice).toBeUndefined();
});

test('the summary says what the eye sees', () => {
  const text = summaryText(viewOf(run));
  expect(text).toContain('asynchronous: done after 1.2 s. 6 plots: raster(Driver, E, I); rate(E, I)');
  expect(text).toContain(
    'E: 800 neurons, 17.25 Hz. I: 200 neurons, 30 Hz. 1 of 2 expectations hold. cv_isi(E) is 0.98 but should be below 0.5.'
  );
  expect(summaryText(viewOf([...run, { type: 'stale', stale: true }]))).toContain('the text has changed since');
  expect(summaryText(emptyView)).toBe('No run yet.');
});

test('a preview is called one, with how far it came', () => {
  const preview = run.map(message =>
    message.type === 'started' ? { ...message, started: { ...message.started, preview: 2 } } : message
  );
  expect(summaryText(viewOf(preview))).toContain('asynchronous: preview: done after 1.2 s.');
  const cut = preview.map(
    (message): RunNews =>
      message.type === 'ended'
        ? { ...message, ended: { ...message.ended, ended: 'cancelled', reached: '320 ms of 1 s' } }
        : message
  );
  expect(summaryText(viewOf(cut))).toContain('asynchronous: preview: the first 320 ms of 1 s.');
  expect(summaryText(viewOf([...cut, { type: 'stale', stale: true }]))).toContain('1 s · the text has changed since.');
});

test('expectations are counted in words', () => {
  const ended = run.find(message => message.type === 'ended')!.ended;
  const withVerdicts = (n: number) =>
    verdictsText({ stale: false, ended: { ...ended, verdicts: ended.verdicts.slice(0, n) } });
  expect([withVerdicts(0), withVerdicts(1), withVerdicts(2)]).toEqual([
    '',
    'The expectation holds',
    '1 of 2 expectations hold'
  ]);
});

test.each([
  [0.04, '0.0 s'],
  [1.24, '1.2 s'],
  [9.96, '10 s'],
  [59.4, '59 s'],
  [59.6, '1 min 0 s'],
  [200, '3 min 20 s']
])('%f s reads %s', (seconds, text) => expect(durationText(seconds)).toBe(text));

test('after a reload the panel shows what it showed', () => {
  const view = viewOf([...run, { type: 'stale', stale: true }]);
  const saved = readSavedPanel(throughJson(new SavedPanels().of(view, { from: 100, to: 300 }, allRows)));
  expect(saved?.time).toEqual({ from: 100, to: 300 });
  const again = viewOf(saved!.messages);
  expect(summaryText(again)).toBe(summaryText(view));
  const spikeTimes = (runView: typeof view) =>
    runView.picture!.panels[0]!.marks.map(mark => 'columns' in mark && [...mark.columns[0]!.values]);
  expect(spikeTimes(again)).toEqual(spikeTimes(view));
});

test('a picture too large to keep is replaced by a sentence; the results stay', () => {
  const saved = new SavedPanels(1000).of(viewOf(run), undefined, allRows);
  const again = viewOf(readSavedPanel(throughJson(saved))!.messages);
  expect(again.notice).toMatch(
    /^The picture \(\d+ spikes\) was too large to keep through a reload of the window; run again to see it\.$/
  );
  expect([again.picture, again.ended?.verdicts.length]).toEqual([undefined, 2]);
});

test('a large picture is kept as its density, with every spike and row in it', () => {
  const large = viewOf(sampleRun(300_000, 1));
  const text = JSON.stringify(new SavedPanels().of(large, undefined, allRows));
  expect(text.length).toBeLessThan(mostKept + 100_000);
  const again = viewOf(readSavedPanel(JSON.parse(text))!.messages);
  expect([again.notice, spikesIn(again.picture!)]).toEqual([undefined, spikesIn(large.picture!)]);
  expect(again.picture!.spikes.cell).toBeDefined();
});

test('while a run goes on its picture is not packed', () => {
  const saved = new SavedPanels().of(viewOf(run.slice(0, 3)), undefined, allRows);
  expect(saved!.messages.map(message => message.type)).toEqual(['started']);
});

test('a run cut short by the reload says so', () => {
  const again = viewOf(
    readSavedPanel(throughJson(new SavedPanels().of(viewOf(run.slice(0, 3)), undefined, allRows)))!.messages
  );
  expect(stateOf(again)).toBe('cancelled');
  expect(summaryText(again)).toContain('The window was reloaded while the run was going on; run again to complete it.');
});

test.each([
  [undefined],
  [null],
  ['x'],
  [{}],
  [{ messages: 3 }],
  [{ messages: [] }],
  [{ messages: [{ type: 'explode' }] }]
])('%j is not taken for a kept panel', state => expect(readSavedPanel(state)).toBeUndefined());

test('before the first run there is nothing to keep', () =>
  expect(new SavedPanels().of(emptyView, undefined, allRows)).toBeUndefined());
