// Groups of a table that are held out for a test.
import { describe, expect, test } from 'vitest';
import { errorsOf, lowered } from '../../support/lowered.js';
import { refusal, samplesOf, setsOf } from './sets-read.js';

describe('a table by groups', () => {
  const csv = 's,a,class\nw1,1,x\nw1,2,y\nw2,3,x\nw3,4,y\nw2,5,y\nw4,6,x\n';
  const files = { 't.csv': csv };
  const parts = (more: string): number[][][] =>
    setsOf(`table("t.csv", label = "class", groups = "s"${more})`, files).map(samplesOf);
  test('holds out all that one group in so many gave, and the folds together hold out each sample once', () => {
    expect(parts(', folds = 2, fold = 1')).toEqual([
      [[3], [5], [6], [1], [2], [4]],
      [[3], [5], [6]],
      [[1], [2], [4]]
    ]);
    const held = [1, 2, 3].map(fold => parts(`, folds = 3, fold = ${fold}`)[2]!);
    expect(held).toEqual([[[1], [2], [6]], [[3], [5]], [[4]]]);
  });
  test('keeps labels at their samples, and a parameter says which fold', () => {
    const { data } = lowered(
      'param k = 2\ndata d = table("t.csv", label = "class", groups = "s", folds = 2, fold = k)\n',
      files
    );
    expect(data.map(({ labels }) => [...labels!.of])).toEqual([
      [0, 1, 1, 0, 1, 0],
      [0, 1, 1],
      [0, 1, 0]
    ]);
  });
  test.each([
    [
      'a column that is not there',
      'groups = "who"',
      "t.csv has no column 'who' for the groups; it has 's', 'a', 'class'."
    ],
    ['a fold that is none', 'groups = "s", folds = 2, fold = 3', 't.csv is asked for fold 3 of 2; give one of 1 to 2.'],
    ['part of a fold', 'groups = "s", folds = 1.5', 't.csv is asked for 1.5 folds; give a whole number of 2 or more.'],
    [
      'fewer groups than folds',
      'groups = "s"',
      't.csv has 4 groups, too few for 5 folds; give at most as many folds as groups.'
    ],
    [
      'a fold without groups',
      'fold = 2',
      't.csv is asked for a fold, and no groups are named; add groups = "…" with the column of the groups.'
    ],
    [
      'groups and a file of the test',
      'groups = "s", folds = 2, test = "t.csv"',
      't.csv is asked for groups to hold out, and for a file of the test; leave one of them out.'
    ]
  ])('refuses %s', (_, more, message) =>
    expect(refusal(`table("t.csv", label = "class", ${more})`, files)).toBe(`data-file 1 ${message}`)
  );
  test('refuses a line without a group', () =>
    expect(refusal('table("t.csv", groups = "s", folds = 2)', { 't.csv': 's,a\n1,2\n,3\n' })).toBe(
      "data-file 1 t.csv has no group in line 3, column 1 ('s'); write its group."
    ));
});

describe('what a sweep or set changes is read before, so that', () => {
  const files = { 't.csv': 's,a,class\nw1,1,x\nw2,2,y\n' };
  const text = (data: string, script: string): string => `param k = 1
const j = k + 0
data d = ${data}
population P : poisson reads d
experiment e { step 1 ms; record spikes of P; ${script}; report d[0].a, k }
`;
  const folded = 'table("t.csv", groups = "s", label = "class", folds = 2, fold = j)';
  test.each([['sweep k in [1, 2] { run 1 ms }'], ['set k = 2; run 1 ms']])(
    '%s is refused where data ask for it',
    script => {
      expect(errorsOf(text(folded, script), files).join()).toContain(
        "'k' says what the data d read, and they are read before an experiment begins; change it where it is declared, or with --set k=…."
      );
    }
  );
  test('data that do not ask for it leave it alone', () =>
    expect(
      errorsOf(
        text('table("t.csv", label = "class")', 'sweep k in [1, 2] { run k * 1 ms }').replace('const j = k + 0\n', ''),
        files
      ).join()
    ).not.toContain('says what'));
  test('there is no fold 0', () =>
    expect(errorsOf(text(folded.replace('fold = j', 'fold = 0'), 'run k * j * 1 ms'), files).join()).toContain(
      'is asked for fold 0 of 2'
    ));
});
