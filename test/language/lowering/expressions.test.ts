// Expressions of the model: what each form of the text becomes.
import { describe, expect, test } from 'vitest';
import type { Expression } from '../../../simulator/index.js';
import { errorsOf, lowered, withoutSources } from '../../support/lowered.js';
import { snn } from '../../support/snn.js';
import { only } from '../../support/only.js';

/** The value of `const it` in a file. */
function valueOf(text: string, before = ''): Expression {
  const model = lowered(snn`
    ${before}
    const it = ${text}
    param keep = 1
  `);
  return withoutSources(model.globals.find(global => global.name === 'it')!.value);
}

const number = (value: number): Expression => ({ kind: 'number', value });
const volt: Expression & { kind: 'number' } = { kind: 'number', value: 0, dimension: [2, 1, -3, -1, 0, 0] };

describe('literals', () => {
  test('are in ms, mV and pA, exactly', () => {
    expect(valueOf('0.1 V')).toEqual({ ...volt, value: 100 });
    expect(valueOf('37.5 Hz')).toMatchObject({ value: 0.0375 });
    expect(valueOf('100 MOhm')).toMatchObject({ value: 0.1 });
    expect(valueOf('0.3 s')).toMatchObject({ value: 300 });
    expect(valueOf('2 min')).toMatchObject({ value: 120_000 });
    expect(valueOf('25 %')).toMatchObject({ value: 0.25 });
  });
  test('keep the dimension they were written with', () => {
    expect(valueOf('7')).toEqual(number(7));
    expect(valueOf('7 mV')).toEqual({ ...volt, value: 7 });
  });
  test('take the minus before them in', () => {
    expect(valueOf('-70 mV')).toEqual({ ...volt, value: -70 });
    expect(valueOf('-(2 + 3)')).toEqual({
      kind: 'negate',
      operand: { kind: 'binary', operator: '+', left: number(2), right: number(3) }
    });
  });
});

describe('operators', () => {
  test('bind as in the paper', () => {
    expect(valueOf('1 + 2 * 3 - 4')).toEqual({
      kind: 'binary',
      operator: '-',
      left: {
        kind: 'binary',
        operator: '+',
        left: number(1),
        right: { kind: 'binary', operator: '*', left: number(2), right: number(3) }
      },
      right: number(4)
    });
    expect(valueOf('-2^2')).toEqual({
      kind: 'negate',
      operand: { kind: 'binary', operator: '^', left: number(2), right: number(2) }
    });
  });
  test('conditions are expressions', () => {
    expect(valueOf('if not 1 < 2 or 3 == 4 and 5 != 6 then 1 else 0')).toMatchObject({
      kind: 'if',
      condition: {
        kind: 'binary',
        operator: 'or',
        left: { kind: 'not', operand: { operator: '<' } },
        right: { operator: 'and' }
      },
      then: number(1),
      else: number(0)
    });
  });
  test('know where they stand: from the first operand to the last', () => {
    const text = 'const it = 1 + 2 * 3 - 4\n';
    const { value } = only(lowered(text).globals);
    expect(value.source).toMatchObject({ offset: 11, end: 24, line: 1, column: 12 });
    expect(value.kind === 'binary' && value.left.source).toMatchObject({ offset: 11, end: 20 });
  });
});

describe('names', () => {
  const before = 'const other = 3\ndata net = table("net.csv")';
  test('of the file are global, of the simulator builtin, of a model its own', () => {
    expect(valueOf('other * 2', before.split('\n')[0])).toMatchObject({
      left: { kind: 'name', of: 'global', name: 'other' }
    });
    const model = only(
      lowered(
        snn`
        const c = 2
        neuron n {
          param tau = 5 ms
          input I : mV
          state V = 0 mV
          let drive = I * c
          V' = (drive - V) / tau + 0 mV * sqrt(1 / tau) * xi + V / dt * index * 0 + 0 mV * t / tau^2
          spike when V >= 1 mV
        }
      `
      ).models
    );
    const names = JSON.stringify(withoutSources(only(model.equations).value)).match(/"of":"\w+","name":"\w+"/g);
    expect(new Set(names)).toEqual(
      new Set([
        '"of":"own","name":"drive"',
        '"of":"own","name":"V"',
        '"of":"own","name":"tau"',
        '"of":"builtin","name":"xi"',
        '"of":"builtin","name":"dt"',
        '"of":"builtin","name":"index"',
        '"of":"builtin","name":"t"'
      ])
    );
    expect(withoutSources(only(model.lets).value)).toMatchObject({
      left: { of: 'own', name: 'I' },
      right: { of: 'global', name: 'c' }
    });
  });
  test('of a table are columns', () => {
    const model = lowered('data net = table("net.csv")\nconst it = net.b\n', { 'net.csv': 'a,b\n1,2\n' });
    expect(withoutSources(only(model.globals).value)).toEqual({ kind: 'column', data: 'net', column: 'b' });
  });
  test('a column that the file does not have is refused with those it has', () => {
    expect(errorsOf('data net = table("net.csv")\nconst it = net.weight\n', { 'net.csv': 'a,b\n1,2\n' })).toEqual([
      "unknown-column 2 The table net has no column 'weight'; it has 'a', 'b'."
    ]);
  });
});

describe('lists and indices', () => {
  test('count from 0, ranges include both ends', () => {
    const xs: Expression = { kind: 'name', of: 'global', name: 'xs' };
    expect(valueOf('xs[1]', 'const xs = [1, 2, 3]')).toEqual({ kind: 'index', operand: xs, low: number(1) });
    expect(valueOf('xs[0..1]', 'const xs = [1, 2, 3]')).toEqual({
      kind: 'index',
      operand: xs,
      low: number(0),
      high: number(1)
    });
  });
  test('of a list there is one index', () => {
    expect(errorsOf('const xs = [1, 2, 3]\nconst it = xs[0, 1]\n')).toEqual([
      'not-a-value 2 A list has one index for each axis, and here are 2 for fewer; matrices and populations have several axes.'
    ]);
  });
});

describe('connections and experiments', () => {
  const network = `
population E[4] : lif
population F[4] : lif
connect c: E -> F {
  synapse exp_current(weight = 1 pA * (1 + pre.index) / (1 + distance(pre, post)))
  pattern where pre.index != post.index
}
experiment x {
  step 0.1 ms
  record V of E[1..2]
  record spikes of E, F
  record weight of c
  run 10 ms
  report rate(E), mean(V of E[1..2]), mean(weight of c)
  plot raster(E[0..1], F), rate(E, F, bin = 1 ms), curve(rate(E), rate(F) against g)
}
param g = 1
`;
  const model = lowered(network);
  test('pre and post are sides of the synapse; distance takes the numbers of both', () => {
    const text = JSON.stringify(withoutSources(model.projections[0]));
    expect(text).toContain('{"kind":"name","of":"pre","name":"index"}');
    expect(text).toContain(
      '{"kind":"call","function":"distance","arguments":{"a":{"kind":"name","of":"pre","name":"index"},"b":{"kind":"name","of":"post","name":"index"}}}'
    );
  });
  const statements = withoutSources(only(model.experiments).statements);
  test('populations and connections are selections', () => {
    expect(statements[1]).toMatchObject({
      kind: 'record',
      what: ['V'],
      from: [{ role: 'population', of: 'E', ranges: [{ low: number(1), high: number(2) }] }]
    });
    expect(statements[3]).toMatchObject({ from: [{ role: 'projection', of: 'c', ranges: [] }] });
    const report = statements.find(statement => statement.kind === 'report');
    expect(report).toMatchObject({
      values: [
        {
          value: {
            kind: 'call',
            function: 'rate',
            arguments: { what: { kind: 'selection', selection: { role: 'population', of: 'E' } } }
          },
          text: 'rate(E)'
        },
        { value: { arguments: { what: { kind: 'recorded', variable: 'V', selection: { of: 'E', ranges: [{}] } } } } },
        {
          value: {
            arguments: { what: { kind: 'recorded', variable: 'weight', selection: { role: 'projection', of: 'c' } } }
          }
        }
      ]
    });
  });
  test('arguments are by name with defaults filled in; several things to show are a list', () => {
    const plot = statements.find(statement => statement.kind === 'plot');
    expect(plot).toMatchObject({
      plots: [
        {
          value: {
            function: 'raster',
            arguments: {
              what: {
                kind: 'list',
                items: [
                  { kind: 'selection', selection: { of: 'E' } },
                  { kind: 'selection', selection: { of: 'F' } }
                ]
              }
            }
          }
        },
        {
          value: {
            function: 'rate',
            arguments: { what: { kind: 'list' }, bin: { kind: 'number', value: 1 } }
          }
        },
        {
          value: {
            function: 'curve',
            arguments: { what: { kind: 'list' }, against: { kind: 'name', of: 'global', name: 'g' } }
          }
        }
      ]
    });
  });
});
