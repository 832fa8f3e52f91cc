// Places are told in the editor's counting, from the text as it was when the run began.
import { expect, test } from 'vitest';
import { placeOf } from '../../server/places.js';

const text = 'param a = 1\r\nexpect rate(E) in 1 Hz\n  .. 2 Hz\n';
const uri = 'file:///net.snn';
const source = (part: string): { uri: string; offset: number; end: number; line: number; column: number } => {
  const offset = text.indexOf(part);
  const before = text.slice(0, offset).split('\n');
  return { uri, offset, end: offset + part.length, line: before.length, column: before.at(-1)!.length + 1 };
};

test.each([
  ['rate(E)', { line: 1, character: 7 }, { line: 1, character: 14 }],
  ['in 1 Hz\n  .. 2', { line: 1, character: 15 }, { line: 2, character: 6 }],
  ['a = 1\r\nexpect', { line: 0, character: 6 }, { line: 1, character: 6 }]
])('%j', (part, start, end) => expect(placeOf(source(part), { [uri]: text })).toEqual({ uri, start, end }));

test('a text that is not known is taken for one line', () =>
  expect(placeOf(source('rate(E)'), {})).toEqual({
    uri,
    start: { line: 1, character: 7 },
    end: { line: 1, character: 14 }
  }));
