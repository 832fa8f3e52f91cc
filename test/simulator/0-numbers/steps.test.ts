// Durations on the grid: decimals are compared as the rationals they are.
import { describe, expect, test } from 'vitest';
import { nearestSteps, stepsAbove, stepsBelow, stepsOf, timeOf } from '../../../simulator/0-numbers/index.js';

describe('a duration on the grid', () => {
  test('is on it for every decimal', () => {
    for (const step of [0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.7, 1])
      for (let k = 1; k < 3000; k++) {
        const duration = Number((k * step).toFixed(6));
        expect(stepsOf(duration, step)).toEqual({ onGrid: true, steps: k, below: k, above: k });
      }
  });
  test.each([
    [0.3, 0.1, 3],
    [5, 0.1, 50],
    [0.7, 0.1, 7],
    [1e6, 0.1, 1e7]
  ])('%d / %d is %d', (duration, step, k) =>
    expect([stepsBelow(duration, step), stepsAbove(duration, step)]).toEqual([k, k])
  );
});

describe('a duration between steps', () => {
  test.each([
    [0.25, 0.1, 2, 3],
    [0.1000001, 0.1, 1, 2],
    [0.05, 0.1, 0, 1]
  ])('%d / %d lies between %d and %d', (duration, step, below, above) => {
    expect(stepsOf(duration, step)).toMatchObject({ onGrid: false, below, above });
  });
  test('is rounded to the nearest, halves up', () =>
    expect([0.24, 0.25, 0.26, 0.05, 0.04].map(d => nearestSteps(d, 0.1))).toEqual([2, 3, 3, 1, 0]));
});

test('times are shown without the noise of binary fractions', () =>
  expect([timeOf(3, 0.1), timeOf(7, 0.7)]).toEqual([0.3, 4.9]));
