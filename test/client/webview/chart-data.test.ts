// Lines become uPlot's columns: a shared x once, gaps as null, places of other lines as undefined.
import { expect, test } from 'vitest';
import { chartData, pointsInView } from '../../../client/webview/chart-data.js';
import { chartHeights } from '../../../client/webview/chart-heights.js';
import { GrowingArray } from '../../../client/webview/growing-array.js';
import type { DataMark, PicturePanel } from '../../../client/webview/picture.js';

function column(values: readonly number[]): GrowingArray {
  const array = new GrowingArray();
  array.append(values);
  return array;
}
const line = (x: readonly number[], y: readonly number[]): DataMark => ({
  kind: 'line',
  series: 0,
  faint: false,
  columns: [column(x), column(y)]
});

function panel(...marks: readonly DataMark[]): PicturePanel {
  const axis = { label: '', unit: { name: '', size: 1 }, domain: [0, 10] as const };
  return {
    head: {
      kind: 'trace',
      title: '',
      x: { ...axis, linked: 'time' },
      y: axis,
      bands: [],
      legend: [],
      notes: [],
      weight: 1
    },
    bands: [],
    marks
  };
}
const plain = (data: ReturnType<typeof chartData>): unknown[] =>
  data.map(values => Array.from(values as ArrayLike<unknown>));

test('lines of the same samples share their x', () => {
  expect(plain(chartData(panel(line([0, 1], [5, 6]), line([0, 1], [7, 8]))))).toEqual([
    [0, 1],
    [5, 6],
    [7, 8]
  ]);
});

test('a gap is null', () => {
  expect(plain(chartData(panel(line([0, 1, 2], [5, NaN, 6]))))).toEqual([
    [0, 1, 2],
    [5, null, 6]
  ]);
});

test('lines sampled at different times are joined without inventing values', () => {
  expect(plain(chartData(panel(line([0, 2], [1, 2]), line([1, 2], [3, 4]))))).toEqual([
    [0, 1, 2],
    [1, undefined, 2],
    [undefined, 3, 4]
  ]);
});

test('a raster has its axes though uPlot draws none of its marks', () => {
  expect(plain(chartData(panel({ ...line([3], [0]), kind: 'spikes' })))).toEqual([
    [0, 10],
    [null, null]
  ]);
});

test('only points in view count', () => {
  expect(pointsInView(panel(line([0, 1, 2, 3], [0, 0, 0, 0])), { from: 1, to: 3 })).toBe(2);
});

test('plots share the room by their weights; where there is too little the page scrolls', () => {
  const shares = [
    { weight: 2, fixed: 30 },
    { weight: 1, fixed: 70 }
  ];
  expect(chartHeights(shares, 700)).toEqual([430, 270]);
  expect(chartHeights(shares, 100)).toEqual([170, 166]);
});
