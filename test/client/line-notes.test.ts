// Results stand at the lines they are about, and go with them when the text is edited.
import { describe, expect, test } from 'vitest';
import { lineTexts, moved, notesOf, type LineNote } from '../../client/line-notes.js';
import type { SourceLocation, RunEnded } from '../../server/protocol.js';

const noMore = { fano: '–', synchrony: '–', values: {} };
const uri = 'file:///net.snn';
const place = (line: number): SourceLocation => ({ uri, start: { line, character: 2 }, end: { line, character: 20 } });
const ended: RunEnded = {
  run: 'a',
  ended: 'complete',
  seconds: 1,
  steps: 1,
  plannedSteps: 1,
  spikes: 1,
  faults: [],
  statistics: [
    { population: 'E', neurons: '80', spikes: '12', rate: '37.4 Hz', cvIsi: '0.43', ...noMore, place: place(1) },
    { population: 'I', neurons: '20', spikes: '1', rate: '5 Hz', cvIsi: '–', ...noMore, place: place(2) },
    { population: 'P', neurons: '20', spikes: '–', rate: '–', cvIsi: '–', ...noMore, place: place(3) }
  ],
  reports: [{ text: 'rate(E)', value: '37.4 Hz', place: place(6) }],
  verdicts: [
    {
      passed: true,
      text: '',
      measured: '37.4 Hz',
      message: 'rate(E) is 37.4 Hz, within 20 Hz to 60 Hz.',
      place: place(7)
    },
    { passed: false, text: '', measured: '0.43', message: 'cv_isi(E) is 0.43, not > 0.7.', place: place(8) }
  ]
};

test('expectations, reports and populations have their notes', () => {
  expect(notesOf(ended).map(({ at, kind, text }) => `${at.line} ${kind} ${text}`)).toEqual([
    '7 passed ✓ 37.4 Hz',
    '8 failed ✗ 0.43',
    '6 measured 37.4 Hz',
    '1 measured 37.4 Hz, CV 0.43',
    '2 measured 5 Hz'
  ]);
});

describe('at the end of a line stands one text', () => {
  const report = (text: string, value: string, column: number, at?: string): RunEnded['reports'][number] => ({
    text,
    value,
    ...(at !== undefined && { at }),
    place: { uri, start: { line: 6, character: column }, end: { line: 6, character: column + text.length } }
  });
  const nothing = { ...ended, statistics: [], verdicts: [], reports: [] };
  const texts = (...runs: readonly (readonly [string, RunEnded, boolean?])[]): string[] =>
    lineTexts(
      runs.map(([experiment, one, stale = false]) => ({ experiment, notes: notesOf(one), stale })),
      uri
    ).map(({ line, kind, text }) => `${line} ${kind} ${text}`);

  test('a value alone without its name', () =>
    expect(texts(['a', ended])).toEqual([
      '1 measured 37.4 Hz, CV 0.43',
      '2 measured 5 Hz',
      '6 measured 37.4 Hz',
      '7 passed ✓ 37.4 Hz',
      '8 failed ✗ 0.43'
    ]));
  test('several reports with their names, in the order of the text', () => {
    const reports = [report('cv_isi(E)', '0.4', 30), report('rate(E)', '5 Hz', 9), report('count(E)', '12', 50)];
    expect(texts(['a', { ...nothing, reports }])).toEqual(['6 measured rate(E): 5 Hz · cv_isi(E): 0.4 · count(E): 12']);
  });
  test('a sweep with its points, abridged', () => {
    const points = [3, 4, 5, 6, 7].flatMap(g => [
      report('rate(E)', `${g} Hz`, 9, `g = ${g}`),
      report('cv_isi(E)', `0.${g}`, 30, `g = ${g}`)
    ]);
    expect(texts(['a', { ...nothing, reports: points }])).toEqual([
      '6 measured rate(E): 3 Hz at g = 3, 4 Hz at g = 4, 5 Hz at g = 5 … 7 Hz at g = 7 (5 points)' +
        ' · cv_isi(E): 0.3 at g = 3, 0.4 at g = 4, 0.5 at g = 5 … 0.7 at g = 7 (5 points)'
    ]);
  });
  test('what is of a part of the neurons, or of a point of a sweep, says so', () => {
    const statistics = [{ ...ended.statistics[1]!, recorded: '20 of 2 000', at: 'g = 8' }];
    expect(texts(['a', { ...nothing, statistics }])).toEqual(['2 measured 5 Hz (20 of 2 000 neurons, at g = 8)']);
  });
  test('two experiments on one population with their names', () => {
    const [first] = ended.statistics;
    const [a, b] = [
      { ...nothing, statistics: [first!] },
      { ...nothing, statistics: [{ ...first!, rate: '2 Hz' }] }
    ];
    expect(texts(['slow', a], ['fast', b])).toEqual(['1 measured slow: 37.4 Hz, CV 0.43 | fast: 2 Hz, CV 0.43']);
    expect(texts(['slow', a, true], ['fast', b])).toEqual([
      '1 measured slow (before the edit): 37.4 Hz, CV 0.43 | fast: 2 Hz, CV 0.43'
    ]);
    expect(texts(['slow', a, true], ['fast', b, true])).toEqual([
      '1 stale slow: 37.4 Hz, CV 0.43 | fast: 2 Hz, CV 0.43'
    ]);
  });
  test('expectations of one line with what they expect; one that fails colours it', () => {
    const verdicts = [
      { passed: true, text: 'expect rate(E) > 1 Hz', measured: '5 Hz', message: '', place: place(4) },
      { passed: false, text: 'expect rate(E) > 9 Hz', measured: '5 Hz', message: '', place: place(4) }
    ];
    expect(texts(['a', { ...nothing, verdicts }])).toEqual([
      '4 failed ✓ rate(E) > 1 Hz: 5 Hz · ✗ rate(E) > 9 Hz: 5 Hz'
    ]);
  });
});

/** The text after a change of the marked stretch, and where the note at the end of `expect x` is then. */
function after(marked: string, text: string): { line: string | undefined; gone: boolean } {
  const [before, inside = '', rest] = marked.split('|') as [string, string, string];
  const at = (upTo: string): { line: number; character: number } => ({
    line: upTo.split('\n').length - 1,
    character: upTo.split('\n').at(-1)!.length
  });
  const original = before + inside + rest;
  const note: LineNote = {
    uri,
    at: at(original.slice(0, original.indexOf('expect x') + 'expect x'.length)),
    text: '',
    name: '',
    kind: 'passed',
    hover: ''
  };
  const [now] = moved([note], uri, { range: { start: at(before), end: at(before + inside) }, text });
  const changed = (before + text + rest).split('\n')[now?.at.line ?? 0];
  return { line: now && changed?.slice(0, now.at.character), gone: !now };
}

describe('after an edit', () => {
  test.each([
    ['a line more above', 'a\n||expect x\nb', 'new\n'],
    ['a line less above', '|a\n|expect x\nb', ''],
    ['a word before it in its line', 'a\n||expect x\nb', '  '],
    ['its line joined to the one above', 'a|\n|expect x\nb', ''],
    ['a new line right behind it', 'a\nexpect x||\nb', '\n'],
    ['a comment behind it', 'a\nexpect x|| \nb', ' // see'],
    ['a line below', 'a\nexpect x\n|b|', 'c\nd'],
    ['two lines above made three', '|a\nb|\nexpect x', 'a\nb\nc'],
    ['the beginning of the statement', 'a\n|exp|ect x', 'exp'],
    ['Enter before it', 'a\n||expect x', '\n  ']
  ])('%s, the note stays with its statement', (_, marked, text) =>
    expect(after(marked, text).line).toMatch(/expect x$/)
  );
  test.each([
    ['cut', 'a\n|expect x\n|b'],
    ['joined to the next from its middle', 'a\nexpec|t x\n|b']
  ])('the statement %s, the note is gone', (_, marked) => expect(after(marked, '').gone).toBe(true));
  test('of another text, nothing moves', () => {
    const notes = notesOf(ended);
    expect(
      moved(notes, 'file:///other.snn', {
        range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
        text: ''
      })
    ).toEqual(notes);
  });
});
