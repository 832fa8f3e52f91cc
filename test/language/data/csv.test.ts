// The reader of tables: exact numbers in, and for everything else a sentence with line, column and remedy.
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../language/data/csv.js';
import { DataFault } from '../../../language/data/samples.js';

const read = (text: string) => parseCsv(new TextEncoder().encode(text), 'a.csv');
const parse = (text: string) => {
  const { height: _, lineOf: __, texts, ...rest } = read(text);
  expect(texts.size).toBe(0);
  return rest;
};
/** What the reader refuses, or of a cell that is no number. */
const faultOf = (text: string | Uint8Array): string => {
  try {
    const { texts } = parseCsv(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'a.csv');
    return [...texts.values()].map(({ fault }) => fault).join() || 'no fault';
  } catch (error) {
    if (!(error instanceof DataFault)) throw error;
    return error.message.replace(/^a\.csv (.*)\.$/, '$1');
  }
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
    expect(result.values[2 * 250_000 + 249_999]).toBe(249_999 / 7);
  });
});

describe('a column', () => {
  test('of texts is told apart from one of numbers in which a text stands', () => {
    const { texts, values } = read('name,b,c\nx,1,2\n"y, z",bad,3\n');
    expect([...texts].map(([name, { whole }]) => [name, whole])).toEqual([
      ['name', true],
      ['b', false]
    ]);
    expect(values).toEqual(Float64Array.of(NaN, NaN, 1, NaN, 2, 3));
  });
  test('of labels is read as text', () => {
    const cells: string[] = [];
    parseCsv(new TextEncoder().encode('a,class\n1,cat\n2," 7 "\n'), 'a.csv', {
      told: [{ name: 'class', what: 'label', cells }]
    });
    expect(cells).toEqual(['cat', '7']);
  });
});

test('a cell in quotes may have a line break in it, and the lines behind it keep their numbers', () => {
  expect(read('a,b\n"1\n",2\n3,4\n')).toMatchObject({ lines: 2, height: 3 });
  expect(faultOf('a,b\n"1\n",2\n3\n4,5\n')).toMatch(/^has 1 value in line 4 /);
});

describe('what is not a table', () => {
  test.each([
    ['a quote that is not closed', 'a\n"1\n', 'has a quote in line 2 that is not closed; close it'],
    [
      'something behind a quote',
      'a\n"1" x\n',
      "has 'x' behind a closing quote in line 2; write a quote inside of a cell as two"
    ]
  ])('%s', (_, text, fault) => expect(faultOf(text)).toBe(fault));
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
    const fault = 'is not text; it must hold a line of column names and lines of numbers, separated by commas';
    expect(faultOf(Uint8Array.of(0x61, 0x0a, 0xff, 0xfe))).toBe(fault);
    expect(faultOf('a\n1\u0000\n')).toBe(fault);
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
