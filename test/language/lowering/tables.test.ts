// Data files: read beside the file that names them, and refused where they are no table.
import { describe, expect, test } from 'vitest';
import { languageOf, shown, uriOf } from '../../support/text-world.js';
import { errorsOf, lowered } from '../../support/lowered.js';
import { dataList } from '../../../simulator/1-model/index.js';
import { only } from '../../support/only.js';

const text = `data net = table("lists/net.csv")
population A[3] : spike_list(times = [1 ms])
population B[3] : lif_delta
connect c: A -> B {
  synapse delta(weight = net.weight * 1 mV)
  pattern list(pre = net.pre, post = net.post)
}
`;

describe('a list file', () => {
  test('becomes a table of columns', () => {
    const { data } = lowered(text, { 'lists/net.csv': 'pre,post,weight\n0,1,0.5\n2,2,-1\n' });
    expect(data).toEqual([
      {
        name: 'net',
        file: 'lists/net.csv',
        samples: 2,
        shape: [3],
        values: Float64Array.of(0, 2, 1, 2, 0.5, -1),
        strides: { sample: 1, value: 2 },
        divisor: 1,
        range: { low: -1, high: 2 },
        columns: ['pre', 'post', 'weight']
      }
    ]);
  });
  test('that is missing', () => {
    expect(errorsOf(text)).toEqual([
      'data-file 1 There is no file lists/net.csv beside this file; put it there or correct its name.'
    ]);
  });
  test('that is a folder', () => {
    expect(errorsOf(text, { 'lists/net.csv': null })).toEqual([
      'data-file 1 lists/net.csv is a folder; name a file of comma-separated numbers.'
    ]);
  });
  test('that is empty', () => {
    expect(errorsOf(text, { 'lists/net.csv': '' })).toEqual([
      'data-file 1 lists/net.csv is empty; its first line must name the columns, and the others must hold numbers.'
    ]);
  });
  test('that is truncated', () => {
    expect(errorsOf(text, { 'lists/net.csv': 'pre,post,weight\n0,1,0.5\n2,2' })).toEqual([
      'data-file 1 lists/net.csv has 2 values in line 3 and 3 columns in line 1; it is the last line: the file may be cut off, so write it again.'
    ]);
  });
  test('that may be truncated within its last number', () => {
    const { model, diagnostics } = languageOf({
      'main.snn': text,
      'lists/net.csv': 'pre,post,weight\n0,1,0.5\n2,2,-1'
    }).lower(uriOf('main.snn'));
    expect(shown(diagnostics)).toContain(
      'data-file 1 lists/net.csv ends within line 3; if nothing is cut off, end that line with a line break.'
    );
    expect(diagnostics.find(diagnostic => diagnostic.code === 'data-file')!.severity).toBe('warning');
    expect(dataList(only(model!.data), 'weight')).toEqual(Float64Array.of(0.5, -1));
  });
  test('that is no text', () => {
    expect(errorsOf(text, { 'lists/net.csv': Uint8Array.of(0xff, 0xd8, 0xff) })[0]).toMatch(
      /^data-file 1 lists\/net.csv is not text/
    );
  });
  test('of the wrong shape: no column of that name', () => {
    expect(errorsOf(text, { 'lists/net.csv': 'from,to,weight\n0,1,2\n' })).toEqual([
      "unknown-column 6 The table net has no column 'pre'; it has 'from', 'to', 'weight'.",
      "unknown-column 6 The table net has no column 'post'; it has 'from', 'to', 'weight'."
    ]);
  });
  test('is reported at the call of table', () => {
    const { diagnostics } = languageOf({ 'main.snn': text }).lower(uriOf('main.snn'));
    expect(only(diagnostics).source).toMatchObject({ line: 1, column: 12, offset: 11, end: 33 });
  });
  test('of an imported file lies beside that file', () => {
    const { data } = lowered('import "lib/net.snn"\nconst n = net.a\n', {
      'lib/net.snn': 'data net = table("a.csv")\n',
      'lib/a.csv': 'a\n1\n'
    });
    expect(data.map(({ name, values }) => [name, values])).toEqual([['net', Float64Array.of(1)]]);
  });
});

test('only a table is data', () => {
  expect(errorsOf('data net = 5\n')).not.toEqual([]);
});

test('a part, a member of a sample, or a column that there is not is told at its own word', () => {
  const files = {
    'bars.csv': 'a,b,class\n1,0,left\n0,1,right\n',
    'more.csv': 'a,b,class\n1,0,left\n',
    'main.snn': `data bars = table("bars.csv", label = "class", test = "more.csv")
population Eye[2] : poisson(max_rate = 10 Hz) reads bars
population Out[2] : lif_delta(V = bars.aa[0] * 1 mV)
experiment e {
  step 1 ms
  for bar in bars.trian { present bar.labl to Eye for 5 ms }
  label Out by bar in bars.trein { present bar to Eye for 5 ms }
  test Out on bar in bars.tset { present bar to Eye for 5 ms }
  present bars.first[0] to Eye for 5 ms
}
`
  };
  const text = files['main.snn'];
  const { diagnostics } = languageOf(files).lower(uriOf('main.snn'));
  const told = diagnostics.filter(({ code }) => code === 'unknown-column');
  expect(told.map(({ source: { offset, end } }) => text.slice(offset, end)).sort()).toEqual(
    ['aa', 'first', 'labl', 'trein', 'trian', 'tset'].sort()
  );
});
