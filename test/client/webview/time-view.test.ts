// Zooming, panning and following a run.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  between,
  follow,
  isWhole,
  lastSecond,
  pan,
  viewAfterKey,
  wholeView,
  zoom
} from '../../../client/webview/time-view.js';

const limits = { end: 1000, narrowest: 1 };

test('zooming keeps the time at the pointer where it is', () => {
  expect(zoom({ from: 0, to: 1000 }, 0.5, 250, limits)).toEqual({ from: 125, to: 625 });
  expect(zoom({ from: 100, to: 200 }, 2, 150, limits)).toEqual({ from: 50, to: 250 });
});

test('no view leaves the run or becomes too narrow', () => {
  const place = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(
      place,
      place,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: -3000, max: 3000, noNaN: true }),
      (a, b, factor, distance) => {
        const view = between(a, b, limits);
        for (const timeView of [view, zoom(view, factor, (a + b) / 2, limits), pan(view, distance, limits)]) {
          expect(timeView.from).toBeGreaterThanOrEqual(0);
          expect(timeView.to).toBeLessThanOrEqual(1000 + 1e-9);
          expect(timeView.to - timeView.from).toBeGreaterThanOrEqual(1 - 1e-6);
        }
      }
    )
  );
});

test('panning keeps the width', () => {
  expect(pan({ from: 100, to: 300 }, 50, limits)).toEqual({ from: 150, to: 350 });
  expect(pan({ from: 100, to: 300 }, 5000, limits)).toEqual({ from: 800, to: 1000 });
});

test('a box may be drawn in either direction', () => {
  expect(between(300, 100, limits)).toEqual({ from: 100, to: 300 });
});

test('what showed everything goes on showing everything; a chosen stretch stays', () => {
  const later = { end: 2000, narrowest: 1 };
  expect(follow(undefined, limits, later)).toEqual({ from: 0, to: 2000 });
  expect(follow(wholeView(limits), limits, later)).toEqual({ from: 0, to: 2000 });
  expect(follow({ from: 100, to: 200 }, limits, later)).toEqual({ from: 100, to: 200 });
  expect(follow({ from: 700, to: 1000 }, limits, later)).toEqual({ from: 1700, to: 2000 });
  expect(lastSecond({ ...limits, end: 5000 })).toEqual({ from: 4000, to: 5000 });
  expect(lastSecond({ ...limits, end: 400 })).toEqual({ from: 0, to: 400 });
});

test('keys move, zoom and reset', () => {
  const view = { from: 400, to: 600 };
  expect(viewAfterKey('ArrowRight', view, limits)).toEqual({ from: 430, to: 630 });
  expect(viewAfterKey('ArrowLeft', view, limits)).toEqual({ from: 370, to: 570 });
  expect(viewAfterKey('PageDown', view, limits)).toEqual({ from: 600, to: 800 });
  expect(viewAfterKey('PageUp', view, limits)).toEqual({ from: 200, to: 400 });
  expect(viewAfterKey('Home', view, limits)).toEqual({ from: 0, to: 200 });
  expect(viewAfterKey('End', view, limits)).toEqual({ from: 800, to: 1000 });
  expect(viewAfterKey('+', view, limits)!.to - viewAfterKey('+', view, limits)!.from).toBeCloseTo(200 / 1.5, 9);
  expect(viewAfterKey('-', view, limits)!.to - viewAfterKey('-', view, limits)!.from).toBeCloseTo(300, 9);
  expect(isWhole(viewAfterKey('0', view, limits)!, limits)).toBe(true);
  expect(viewAfterKey('x', view, limits)).toBeUndefined();
});
