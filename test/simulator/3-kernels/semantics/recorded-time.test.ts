// What is recorded and speaks of time shows the time of the step in which it is recorded, on every backend.
import { expect, test } from 'vitest';
import { snn } from '../../../support/snn.js';
import { simulatedOnAll } from './on-all-backends.js';

const recorded = (run: string): number[] => {
  const { traces } = simulatedOnAll(snn`
    neuron clocked {
      state x = 0
      let now = t / 1 ms
      x' = 0 Hz
    }
    population P[1] : clocked
    experiment e {
      step 1 ms
      record now of P
      ${run}
    }
  `);
  return Array.from(traces[0]!.values);
};

test('a let that changes with time', () => expect(recorded('run 5 ms')).toEqual([0, 1, 2, 3, 4, 5]));
test('also after a state was kept and restored', () =>
  expect(recorded('run 2 ms; snapshot s; run 2 ms; restore s; run 1 ms')).toEqual([0, 1, 2, 3, 4, 3]));
