// Tables: what is read of a tiny one, and what is said of one that is not as it should be.
import { describe, expect, test } from 'vitest';
import { errorsOf } from '../../support/lowered.js';
import { refusal, samplesOf, setOf, setsOf } from './sets-read.js';

describe('a table', () => {
  const csv = 'name,a,class,b\nx,1,cat,2\ny,3,dog,4\nz,5,cat,6\n';
  test('has a column of labels, and columns of texts that nobody reads', () => {
    const set = setOf('table("t.csv", label = "class")', { 't.csv': csv });
    expect(set).toMatchObject({ samples: 3, shape: [2], columns: ['a', 'b'] });
    expect(set.labels).toEqual({ of: Uint16Array.of(0, 1, 0), classes: ['cat', 'dog'] });
    expect(samplesOf(set)).toEqual([
      [1, 2],
      [3, 4],
      [5, 6]
    ]);
  });
  test('may have a part for a test in another file', () => {
    const sets = setsOf('table("t.csv", label = "class", test = "u.csv")', {
      't.csv': csv,
      'u.csv': 'name,a,class,b\nw,7,dog,8\n'
    });
    expect(sets.map(set => samplesOf(set))).toEqual([
      [
        [1, 2],
        [3, 4],
        [5, 6],
        [7, 8]
      ],
      [
        [1, 2],
        [3, 4],
        [5, 6]
      ],
      [[7, 8]]
    ]);
    expect([...sets[2]!.labels!.of]).toEqual([1]);
  });
  test('in whose numbers a text stands is refused where it is read', () => {
    const files = { 't.csv': 'a,b\n1,2\nx,3\n' };
    const told =
      "data-file 1 t.csv has 'x' in line 3, column 1 ('a'), where a number is needed; write one such as 0.5.";
    expect(errorsOf('data d = table("t.csv")\nconst c = d.b\n', files)).toEqual([]);
    expect(errorsOf('data d = table("t.csv")\nconst c = d.a\nconst e = d.a\n', files)).toEqual([told]);
    expect(errorsOf('data d = table("t.csv")\npopulation R[2] : poisson reads d\n', files)).toEqual([told]);
    expect(errorsOf('data d = table("t.csv")\nconst c = d\n', files)).toEqual([told]);
  });
  test.each([
    [
      'no such column',
      'table("t.csv", label = "kind")',
      csv,
      "has no column 'kind' for the labels; it has 'name', 'a', 'class', 'b'."
    ],
    [
      'a line without a label',
      'table("t.csv", label = "c")',
      'a,c\n1,x\n2,\n',
      "has no label in line 3, column 2 ('c'); write its class."
    ]
  ])('refuses %s', (_, text, given, message) =>
    expect(refusal(text, { 't.csv': given })).toBe(`data-file 1 t.csv ${message}`)
  );
});

describe('numbers as labels', () => {
  test('are one class, however they are written', () => {
    const set = setOf('table("t.csv", label = "c")', {
      't.csv': 'a,c\n1,10.0\n2,1\n3,1.0\n4,+1\n5,01\n6,2.50\n7,-0.0\n'
    });
    expect(set.labels).toEqual({ of: Uint16Array.of(3, 1, 1, 1, 1, 2, 0), classes: ['0', '1', '2.5', '10'] });
  });
  test('of a test, too', () => {
    const sets = setsOf('table("t.csv", label = "c", test = "u.csv")', {
      't.csv': 'a,c\n1,0\n2,1\n',
      'u.csv': 'a,c\n3,1.0\n4,0.0\n'
    });
    expect(sets.map(({ labels }) => labels)).toEqual(
      [
        [0, 1, 1, 0],
        [0, 1],
        [1, 0]
      ].map(of => ({ of: Uint16Array.from(of), classes: ['0', '1'] }))
    );
  });
  test('texts and names of many digits stay as they are', () => {
    const names = ['v1.0', '12345678901234567890', '12345678901234567891', '1e1', '-', '.'];
    const set = setOf('table("t.csv", label = "c")', {
      't.csv': `a,c\n${names.map(name => `1,${name}`).join('\n')}\n`
    });
    expect(new Set(set.labels!.classes)).toEqual(new Set(names));
  });
  test('groups of one number are held out together', () => {
    const set = setOf('table("t.csv", groups = "g", folds = 2)', { 't.csv': 'a,g\n1,1\n2,2\n3,1.0\n4,2.0\n' });
    expect([set.split, samplesOf(set).flat()]).toEqual([2, [2, 4, 1, 3]]);
  });
});
