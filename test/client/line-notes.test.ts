// Results stand at the lines they are about, and go with them when the text is edited.
import { describe, expect, test } from 'vitest';
import { moved, notesOf, type LineNote } from '../../client/line-notes.js';
import type { Place, RunEnded } from '../../server/protocol.js';

const uri = 'file:///net.snn';
const place = (line: number): Place => ({ uri, start: { line, character: 2 }, end: { line, character: 20 } });
const ended: RunEnded = {
  run: 'a',
  ended: 'complete',
  seconds: 1,
  steps: 1,
  plannedSteps: 1,
  spikes: 1,
  faults: [],
  statistics: [
    { population: 'E', neurons: '80', spikes: '12', rate: '37.4 Hz', cvIsi: '0.43', place: place(1) },
    { population: 'I', neurons: '20', spikes: '1', rate: '5 Hz', cvIsi: '–', place: place(2) },
    { population: 'P', neurons: '20', spikes: '–', rate: '–', cvIsi: '–', place: place(3) }
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
