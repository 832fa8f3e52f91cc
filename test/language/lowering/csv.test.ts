// The reader of tables: exact numbers in, and for everything else a sentence with line, column and remedy.
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../language/lowering/csv.js';

const parse = (text: string) => parseCsv(new TextEncoder().encode(text));
const faultOf = (text: string): string => {
  const result = parse(text);
  return 'fault' in result ? result.fault : 'no fault';
};

describe('a table', () => {
  test('is read column by column', () => {
    const result = parse('pre,post,weight\n0,1,0.1\n2,3,-1.5e-3\n');
    expect(result).toEqual({
      columns: ['pre', 'post', 'weight'],
      lines: 2,
      values: Float64Array.of(0, 2, 1, 3, 0.1, -1.5e-3)
    });
  });
  test('may have cells in quotes, with commas and quotes in them', () =>
    expect(parse('"a","b, ""c""",d\n"1", "2" ,3\n')).toEqual({
      columns: ['a', 'b, "c"', 'd'],
      lines: 1,
      values: Float64Array.of(1, 2, 3)
    }));
  test('may have spaces, CRLF, a byte order mark and empty lines at its end', () => {
    expect(parse('\uFEFFa , b\r\n 1,\t2 \r\n\r\n\n')).toEqual({
      columns: ['a', 'b'],
      lines: 1,
      values: Float64Array.of(1, 2)
    });
  });
  test.each([
    ['.5', 0.5],
    ['5.', 5],
    ['+3', 3],
    ['-0.1E+2', -10],
    ['5e-324', 5e-324]
  ])('knows the number %s', (text, value) => {
    expect(parse(`a\n${text}\n`)).toEqual({ columns: ['a'], lines: 1, values: Float64Array.of(value) });
  });
  test('of a million values takes at most two seconds of a processor', () => {
    const rows = Array.from({ length: 250_000 }, (_, i) => `${i},${i + 1},${i / 7},1.5`);
    const text = ['pre,post,weight,delay', ...rows, ''].join('\n');
    const start = process.cpuUsage();
    const result = parse(text);
    expect(process.cpuUsage(start).user).toBeLessThan(2e6);
    expect('columns' in result && result.values[2 * 250_000 + 249_999]).toBe(249_999 / 7);
  });
});

describe('what is not a table', () => {
  test.each([
    ['an empty file', '', 'is empty; its first line must name the columns, and the others must hold numbers'],
    [
      'a file of empty lines',
      '\n \n',
      'is empty; its first line must name the columns, and the others must hold numbers'
    ],
    ['a header alone', 'a,b\n', 'has a line of column names and no numbers; add a line for each entry'],
    [
      'no header',
      '1,2\n3,4\n',
      'begins with numbers (1,2); its first line must name the columns, for example pre,post,weight'
    ],
    ['a nameless column', 'a,,c\n1,2,3\n', 'has no name for column 2 in line 1; name every column'],
    ['two columns of one name', 'a,b,a\n1,2,3\n', "has two columns 'a' in line 1; give each column its own name"],
    [
      'a short line',
      'a,b\n1,2\n3\n4,5\n',
      'has 1 value in line 3 and 2 columns in line 1; give it one for each of a, b'
    ],
    ['a long line', 'a\n1,2\n', 'has 2 values in line 2 and 1 column in line 1; give it one for each of a'],
    [
      'a truncated last line',
      'a,b,c\n1,2,3\n4,5',
      'has 2 values in line 3 and 3 columns in line 1; it is the last line: the file may be cut off, so write it again'
    ],
    ['an empty line between others', 'a\n1\n\n2\n', 'has an empty line 3; remove it'],
    ['a word', 'a,b\n1,x y\n', "has 'x y' in line 2, column 2 ('b'), where a number is needed; write one such as 0.5"],
    [
      'an empty cell',
      'a,b\n1,\n',
      "has no value in line 2, column 2 ('b'), where a number is needed; write one such as 0.5"
    ],
    [
      'not a number',
      'a\nNaN\n',
      "has 'NaN' in line 2, column 1 ('a'), where a number is needed; write one such as 0.5"
    ],
    [
      'infinity',
      'a\n-Infinity\n',
      "has '-Infinity' in line 2, column 1 ('a'), where a number is needed; write one such as 0.5"
    ],
    [
      'hexadecimal',
      'a\n0x10\n',
      "has '0x10' in line 2, column 1 ('a'), where a number is needed; write one such as 0.5"
    ],
    [
      'a number with a unit',
      'a\n5 mV\n',
      "has '5 mV' in line 2, column 1 ('a'), where a number is needed; write one such as 0.5"
    ],
    ['a number too large', 'a\n1e999\n', "has 1e999 in line 2, column 1 ('a'), which is too large a number"]
  ])('%s', (_, text, fault) => expect(faultOf(text)).toBe(fault));
  test('bytes that are no text', () => {
    expect(parseCsv(Uint8Array.of(0x61, 0x0a, 0xff, 0xfe))).toEqual({
      fault: 'is not text; it must hold a line of column names and lines of numbers, separated by commas'
    });
  });
  test('a file without a last line break is read with a warning', () => {
    expect(parse('a\n1\n2')).toEqual({
      columns: ['a'],
      lines: 2,
      values: Float64Array.of(1, 2),
      warning: 'ends within line 3; if nothing is cut off, end that line with a line break'
    });
  });
});
