// Statistics sorted, filtered and compared.
import { expect, test } from 'vitest';
import { differenceText, filteredRows, orderedRows, signedText } from '../../../client/webview/statistics-rows.js';
import type { StatisticsRow } from '../../../server/protocol.js';

const row = (population: string, values: StatisticsRow['values']): StatisticsRow => ({
  population,
  values,
  neurons: '',
  spikes: '',
  rate: '',
  cvIsi: '',
  fano: '',
  synchrony: ''
});
const rows = [
  row('E10', { neurons: 80, rate: 0.02, cvIsi: 0.9 }),
  row('E9', { neurons: 20 }),
  row('Inh', { neurons: 100, rate: 0.005, cvIsi: 0.4 })
];
const names = (of: readonly StatisticsRow[]): string => of.map(({ population }) => population).join(' ');

test.each([
  [undefined, 'E10 E9 Inh'],
  [{ by: 'population', descending: false }, 'E9 E10 Inh'],
  [{ by: 'rate', descending: true }, 'E10 Inh E9'],
  [{ by: 'rate', descending: false }, 'Inh E10 E9'],
  [{ by: 'neurons', descending: false }, 'E9 E10 Inh']
] as const)('ordered by %j', (order, wanted) => expect(names(orderedRows(rows, order))).toBe(wanted));

test.each([
  ['', 'E10 E9 Inh'],
  ['e', 'E10 E9'],
  ['rate>10', 'E10'],
  ['rate > 1  cv<0.5', 'Inh'],
  ['neurons>=80', 'E10 Inh'],
  ['rate<=5', 'Inh'],
  ['nonsense>3', '']
])('filtered by "%s"', (filter, wanted) => expect(names(filteredRows(rows, filter))).toBe(wanted));

test('a difference has its sign and unit; none where a value is missing', () => {
  const then = row('E10', { rate: 0.0188, cvIsi: 0.9 });
  expect([
    differenceText('rate', rows[0]!, then),
    differenceText('cvIsi', rows[0]!, then),
    differenceText('neurons', rows[0]!, then),
    signedText(-0.25, [0, 0, 0, 0, 0, 0])
  ]).toEqual(['+1.2 Hz', '=', undefined, '−0.25']);
});
