// Rows of a raster: every spike stays with its neuron, whatever the order, and none is lost but those of rows that are left out.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allRows, arrangeRows, type RowChoice } from '../../outputs/index.js';

const band = (label: string, from: number, neurons: readonly number[]) => ({
  label,
  population: label,
  from,
  to: from + neurons.length - 1,
  series: 0,
  neurons: Uint32Array.from(neurons)
});
/** E has neurons 5, 6 and 7 that fire 1, 3 and 2 times; I has two. */
const bands = [band('E', 0, [5, 6, 7]), band('I', 3, [0, 1])];
const spikes = [
  { x: Float64Array.of(1, 2, 3, 4, 5, 6), y: Uint32Array.of(1, 2, 1, 2, 0, 1) },
  { x: Float64Array.of(2, 9), y: Uint32Array.of(4, 3) }
];
const arranged = (choice: Partial<RowChoice>, keys?: Parameters<typeof arrangeRows>[3]) =>
  arrangeRows(bands, spikes, { ...allRows, ...choice }, keys).map(({ band, spikes: { x, y } }) => ({
    label: band.label,
    neurons: [...band.neurons],
    spikes: Array.from(x, (time, i) => [time, band.neurons[y[i]! - band.from]])
  }));

const ofE = [
  [1, 6],
  [2, 7],
  [3, 6],
  [4, 7],
  [5, 5],
  [6, 6]
];

test('sorted by rate the most active neuron stands highest', () =>
  expect(arranged({ sort: 'rate' })[0]).toEqual({ label: 'E', neurons: [5, 7, 6], spikes: ofE }));

test('sorted by their first spike', () => expect(arranged({ sort: 'first spike' })[0]!.neurons).toEqual([6, 7, 5]));

test('sorted by a value of theirs, those without one last', () => {
  const keys = (population: string, name: string): number[] | undefined =>
    population === 'E' && name === 'V_th' ? [0, 0, 0, 0, 0, 2, NaN, 1] : undefined;
  expect(arranged({ sort: 'V_th' }, keys).map(({ neurons }) => neurons)).toEqual([
    [7, 5, 6],
    [0, 1]
  ]);
});

test('a band that is left out makes room', () => {
  const [only] = arrangeRows(bands, spikes, { ...allRows, hidden: ['E'] });
  expect([only!.index, only!.band.from, only!.band.to, [...only!.spikes.y]]).toEqual([1, 0, 1, [1, 0]]);
});

test('a stretch is one of the sorted rows', () =>
  expect(arranged({ sort: 'rate', stretches: { E: [1, 7] } })[0]).toEqual({
    label: 'E',
    neurons: [7, 6],
    spikes: ofE.filter(([, neuron]) => neuron !== 5)
  }));

test('rows that share cells of density keep their order, and those without are left out', () => {
  const cells = [
    {
      x: Float64Array.of(1, 3),
      y: Float64Array.of(0.5, 2.5),
      counts: Float64Array.of(4, 9),
      cell: { width: 1, height: 2 }
    }
  ];
  const wide = [band('E', 0, [0, 1, 2, 3])];
  const [sorted] = arrangeRows(wide, cells, { ...allRows, sort: 'rate' });
  expect([sorted!.isUnsorted, [...sorted!.spikes.y]]).toEqual([true, [0.5, 2.5]]);
  const [upper] = arrangeRows(wide, cells, { ...allRows, stretches: { E: [2, 3] } });
  expect([[...upper!.spikes.x], [...upper!.spikes.y], [...upper!.spikes.counts]]).toEqual([[3], [0.5], [9]]);
});

test('whatever is chosen, each spike of a row that is shown stays with its neuron', () => {
  const spike = fc.record({ time: fc.nat(50), row: fc.nat(5) });
  const choice = fc.record({
    sort: fc.constantFrom('number', 'rate', 'first spike', 'tau'),
    stretch: fc.tuple(fc.nat(5), fc.nat(5))
  });
  fc.assert(
    fc.property(fc.array(spike), choice, (found, { sort, stretch: [a, b] }) => {
      const sortedSpikes = found.toSorted((one, other) => one.time - other.time);
      const all = { x: Float64Array.from(sortedSpikes, s => s.time), y: Uint32Array.from(sortedSpikes, s => s.row) };
      const six = [band('E', 0, [10, 11, 12, 13, 14, 15])];
      const stretches = { E: [Math.min(a, b), Math.max(a, b)] as const };
      const [one] = arrangeRows(six, [all], { sort, hidden: [], stretches }, () => [3, 1, 2]);
      const shown = new Set(one!.band.neurons);
      expect(shown.size).toBe(Math.abs(a - b) + 1);
      expect(Array.from(one!.spikes.x, (time, i) => [time, one!.band.neurons[one!.spikes.y[i]!]])).toEqual(
        sortedSpikes.filter(({ row }) => shown.has(row + 10)).map(({ time, row }) => [time, row + 10])
      );
    })
  );
});
