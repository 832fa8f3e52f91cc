// Bands of a raster share its height by their rows, and none vanishes.
import { expect, test } from 'vitest';
import { bandAreas, bandAt, rowPlace } from '../../../client/webview/band-areas.js';

const band = (from: number, to: number) => ({ label: '', population: '', series: 0, neurons: [], from, to });

test('heights follow the rows', () => {
  const [low, high] = bandAreas([band(0, 299), band(300, 399)], 433);
  // 14 each and a gap of 5, the remaining 400 by rows
  expect(low!.bottom).toBe(0);
  expect((low!.top - low!.bottom) * 433).toBeCloseTo(314, 9);
  expect((high!.bottom - low!.top) * 433).toBeCloseTo(5, 9);
  expect(high!.top).toBeCloseTo(1, 9);
});

test('a single neuron beside ten thousand can be seen', () => {
  const [one] = bandAreas([band(0, 0), band(1, 10_000)], 300);
  expect((one!.top - one!.bottom) * 300).toBeGreaterThanOrEqual(14);
});

test('many bands in little height still fit', () => {
  const areas = bandAreas(
    Array.from({ length: 40 }, (_, i) => band(i, i)),
    100
  );
  expect(areas.at(-1)!.top).toBeCloseTo(1, 9);
  expect(areas.every(area => area.top > area.bottom)).toBe(true);
});

test('a place and its row lead to each other', () => {
  const bands = [band(0, 9), band(10, 29)];
  const areas = bandAreas(bands, 200);
  for (const [index, row] of [
    [0, 0],
    [0, 9],
    [1, 10],
    [1, 29]
  ] as const) {
    const found = bandAt(bands, areas, rowPlace(bands[index]!, areas[index]!, row));
    expect(found?.index).toBe(index);
    expect(found?.row).toBeCloseTo(row, 9);
  }
  expect(bandAt(bands, areas, (areas[0]!.top + areas[1]!.bottom) / 2)).toBeUndefined();
});
