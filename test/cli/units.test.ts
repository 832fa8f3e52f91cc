// Units of the simulator never leave it: what each output says, times the unit it says, is the value of the file.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from './command.js';

const study = `param r = 100 Hz in 0 Hz .. 1 kHz
param length = 2 mm
neuron still {
  state g : S = 3 nS
  state x : m = length
  state f : Hz = r
  state q : A/m^2 = 5 A/m^2
  g' = 0 nS / 1 s
}
population Clock : regular(period = 1 / r)
population Cell : still
synapse wire into g {
  param weight = 4 nS
  on pre { post.g += 0 nS * weight / 1 nS }
}
connect c: Clock -> Cell { synapse wire }
experiment steady {
  step 0.1 ms
  record spikes of Clock
  record g of Cell every 10 ms
  record x of Cell every 10 ms
  record f of Cell every 10 ms
  record q of Cell every 10 ms
  record weight of c every 10 ms
  run 100 ms
  report r, length, rate(Clock), last(g of Cell), last(x of Cell), last(f of Cell), last(q of Cell), times(Clock)[0], cv_isi(Clock)
  expect rate(Clock) > 1 kHz
  expect last(x of Cell) > 1 m
}
experiment swept {
  step 0.1 ms
  record spikes of Clock
  sweep length from 1 mm to 2 mm in 2 points {
    run 100 ms
    report rate(Clock), length
  }
}
`;
const folder = folderWith({ 'study.snn': study });

/** Of one unit, in SI. */
const sizes: Readonly<Record<string, number>> = {
  '': 1,
  ms: 1e-3,
  s: 1,
  Hz: 1,
  kHz: 1e3,
  nS: 1e-9,
  um: 1e-6,
  mm: 1e-3,
  m: 1,
  'A/m^2': 1,
  'uA/cm^2': 1e-2,
  'pA/um^2': 1
};
const inSi = (value: number, unit: string): number => {
  expect(Object.keys(sizes)).toContain(unit);
  return value * sizes[unit]!;
};
const close = (values: readonly number[]): number[] => values.map(value => Number(value.toPrecision(9)));
const reported = [100, 2e-3, 100, 3e-9, 2e-3, 100, 5, 0.01, 0];

interface Quantity {
  readonly value: number;
  readonly unit: string;
}
interface Document {
  readonly experiments: readonly {
    readonly step: Quantity;
    readonly simulated: Quantity;
    readonly populations: readonly { readonly rate?: Quantity }[];
    readonly projections: readonly { readonly meanWeight?: Quantity }[];
    readonly reports: {
      readonly columns: readonly { readonly unit: string }[];
      readonly rows: readonly (readonly number[])[];
    };
    readonly verdicts: readonly { readonly measured: string; readonly expected: string }[];
  }[];
}

describe('units', () => {
  test('of run --json', async () => {
    const { out } = await folder.snn('run study.snn -e steady --json');
    const { step, simulated, populations, projections, reports, verdicts } = (JSON.parse(out) as Document)
      .experiments[0]!;
    const quantities = [step, simulated, populations[0]!.rate!, projections[0]!.meanWeight!];
    expect(close(quantities.map(quantity => inSi(quantity.value, quantity.unit)))).toEqual([1e-4, 0.1, 100, 4e-9]);
    expect(close(reports.rows[0]!.map((value, i) => inSi(value, reports.columns[i]!.unit)))).toEqual(reported);
    expect(verdicts.map(verdict => verdict.measured)).toEqual(['100 Hz', '2 mm']);
    expect(verdicts.map(verdict => verdict.expected)).toEqual(['> 1000 Hz', '> 1 m']);
  });
  test('of a sweep in run --json', async () => {
    const { out } = await folder.snn('run study.snn -e swept --json');
    const { columns, rows } = (JSON.parse(out) as Document).experiments[0]!.reports;
    expect(rows.map(row => close(row.map((value, i) => inSi(value, columns[i]!.unit))))).toEqual([
      [1e-3, 100, 1e-3],
      [2e-3, 100, 2e-3]
    ]);
  });
  test('of the text of a run', async () => {
    const { out } = await folder.snn('run study.snn -e steady');
    const lines = out.split('\n');
    const row = lines[lines.findIndex(line => line.includes('rate(Clock) (Hz)')) + 1]!.trim().split(/ {2,}/);
    expect(close(row.map(cell => inSi(Number(cell.split(/[ \u00A0]/)[0]), cell.split(/[ \u00A0]/)[1] ?? '')))).toEqual(
      reported
    );
    expect(out).toMatch(/Clock +1 neuron +10 spikes +100 Hz/);
    expect(out).toMatch(/c\(Clock->Cell\) +1 synapse +mean weight 4 nS/);
  });
  test('of the table of snn sweep', async () => {
    const { out } = await folder.snn(['sweep', 'study.snn', '-e', 'steady', '--values', 'r=50 Hz,100 Hz']);
    const [head, ...rows] = out
      .trimEnd()
      .split('\n')
      .map(line => line.split(','));
    const units = head!.map(name => / \(([^()]+)\)$/.exec(name)?.[1] ?? '');
    const values = rows.map(row => close(row.map((cell, i) => inSi(Number(cell), units[i]!))));
    expect(values.map(row => [row[0], ...row.slice(2)])).toEqual([
      [50, 50, 2e-3, 50, 3e-9, 2e-3, 50, 5, 0.01, 0],
      [100, ...reported]
    ]);
  });
  test.each([
    ['spikes', [0.01]],
    ['traces', [3e-9, 2e-3, 100, 5]],
    ['weights', [4e-9]]
  ])('of the file of %s', async (what, wanted) => {
    await folder.snn(`run study.snn -e steady -o ${what}=out.csv`);
    const [head, ...rows] = readFileSync(path.join(folder.path, 'out.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => line.split(','));
    const value = head!.includes('value') ? head!.indexOf('value') : head!.indexOf('time_ms');
    const values = rows.map(row => inSi(Number(row[value]), row[head!.indexOf('unit')] ?? 'ms'));
    expect(close(values.slice(0, wanted.length))).toEqual(wanted);
  });
});
