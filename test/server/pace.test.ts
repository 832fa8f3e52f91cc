// Work beside a run keeps its distance, and takes a tenth of the time at most.
import { expect, test } from 'vitest';
import { Pace } from '../../server/pace.js';

/** How often work of so many ms is done in a time of steps of 1 ms. */
function timesDone(interval: number, cost: number, time = 1000): number {
  let now = 0;
  let done = 0;
  const pace = new Pace(() => now, interval);
  for (; now < time; now++) {
    pace.perform(() => {
      done++;
      now += cost;
    });
  }
  return done;
}

test('cheap work is done at the interval', () => expect(timesDone(100, 0)).toBe(10));
test('costly work is done less often', () => expect(timesDone(100, 50)).toBe(2));
test('but again after four seconds at the latest', () => expect(timesDone(100, 500, 10_000)).toBe(3));
