// Spikes land on the pixels of their time and row, each seen, the many told by opacity.
import { expect, test } from 'vitest';
import { nearestSpike, paintSpikes, type Spikes } from '../../../client/webview/spike-pixels.js';

const spikes = (...list: readonly (readonly [number, number])[]): Spikes => ({
  times: Float64Array.from(list, ([time]) => time),
  rows: Float64Array.from(list, ([, row]) => row)
});
const view = { from: 0, to: 100 };

function painted(width: number, height: number, what: Spikes, rows: readonly [number, number], ratio = 1) {
  const data = new Uint8ClampedArray(4 * width * height);
  const coloured = paintSpikes(
    { data, width },
    { left: 0, top: 0, width, height },
    what,
    view,
    rows,
    [10, 20, 30],
    ratio
  );
  const alpha = (x: number, y: number): number => data[4 * (y * width + x) + 3]!;
  return { coloured, alpha, data };
}

test('a spike is a tick at its time, in its row, with a gap to the next row', () => {
  const { coloured, alpha, data } = painted(100, 40, spikes([50, 0], [80, 3]), [-0.5, 3.5]);
  // four rows of ten pixels, the first at the bottom; ticks 8 high and 2 wide
  expect([alpha(49, 35), alpha(50, 35), alpha(50, 25), alpha(80, 5), alpha(80, 35)]).toEqual([255, 255, 0, 255, 0]);
  expect([30, 31, 38, 39].map(y => alpha(50, y))).toEqual([0, 255, 255, 0]);
  expect(coloured).toBe(2 * 2 * 8);
  expect([...data.subarray(4 * (35 * 100 + 50), 4 * (35 * 100 + 50) + 4)]).toEqual([10, 20, 30, 255]);
});

test('what lies outside the view is not painted', () => {
  expect(painted(100, 10, spikes([-1, 0], [101, 0]), [-0.5, 0.5]).coloured).toBe(0);
});

test('spikes at the edges stay inside, whole', () => {
  const { coloured, alpha } = painted(100, 10, spikes([0, 0], [99.99, 0]), [-0.5, 0.5]);
  expect([alpha(0, 5), alpha(1, 5), alpha(98, 5), alpha(99, 5)]).toEqual([255, 255, 255, 255]);
  expect(coloured).toBe(2 * 2 * 8);
});

test('on a screen with twice the pixels a tick has twice the width', () => {
  const { coloured, alpha } = painted(200, 20, spikes([50, 0], [99.99, 0]), [-0.5, 0.5], 2);
  expect(coloured).toBe(2 * 4 * 15);
  expect([alpha(0, 10), alpha(196, 10), alpha(199, 10)]).toEqual([0, 255, 255]);
});

test('where spikes outnumber pixels, more of them are more opaque', () => {
  const times = (count: number, time: number): [number, number][] => Array.from({ length: count }, () => [time, 10]);
  const crowd = [
    ...Array.from({ length: 30 }, (_, i) => times(10, i + 0.5)).flat(),
    ...times(1, 60.5),
    ...times(4, 80.5)
  ];
  const { alpha, coloured } = painted(100, 20, spikes(...crowd), [-0.5, 99.5]);
  const [one, four, ten] = [alpha(60, 17), alpha(80, 17), alpha(0, 17)];
  expect(one).toBeGreaterThan(60);
  expect(four).toBeGreaterThan(one);
  expect(ten).toBeGreaterThan(four);
  expect(ten).toBe(255);
  expect(coloured).toBe(32);
});

test('a band is painted in its own place and leaves its neighbours alone', () => {
  const data = new Uint8ClampedArray(4 * 50 * 30);
  paintSpikes(
    { data, width: 50 },
    { left: 0, top: 10, width: 50, height: 10 },
    spikes([50, 0]),
    view,
    [-0.5, 0.5],
    [9, 9, 9],
    1
  );
  const rows = Array.from({ length: 30 }, (_, y) =>
    data.subarray(4 * 50 * y, 4 * 50 * (y + 1)).some(value => value > 0)
  );
  expect(rows.slice(0, 10).concat(rows.slice(20))).toEqual(Array.from({ length: 20 }, () => false));
  expect(rows.slice(11, 19)).toEqual(Array.from({ length: 8 }, () => true));
});

test('the nearest spike within reach is found', () => {
  const some = spikes([10, 0], [20, 5], [20, 6], [30, 0]);
  expect(nearestSpike(some, 21, 5.7, { time: 3, rows: 2 })).toBe(2);
  expect(nearestSpike(some, 21, 5.2, { time: 3, rows: 2 })).toBe(1);
  expect(nearestSpike(some, 12, 0.2, { time: 3, rows: 2 })).toBe(0);
  expect(nearestSpike(some, 25, 3, { time: 3, rows: 2 })).toBeUndefined();
});
