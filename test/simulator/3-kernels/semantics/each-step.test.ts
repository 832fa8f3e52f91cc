// Models in steps: assignments in order, before spikes arrive, held states left alone; refractory times that hold nothing.
import { expect, test } from 'vitest';
import { spikeSteps, valueAt } from '../../../support/simulated.js';
import { simulatedOnAll } from './on-all-backends.js';

const values = (
  recording: ReturnType<typeof simulatedOnAll>,
  variable: string,
  steps: readonly number[],
  neuron = 0
): number[] => steps.map(step => valueAt(recording, 'P', variable, step, neuron));

test('assignments see what those before them left, the time at the end of the step, and their own neuron', () => {
  const recording =
    simulatedOnAll(`neuron n { param a = 1; state x = 1; state y = 0; each step { let twice = 2 * x; x = twice + a; y = x * t / 1 ms } }
population P[2] : n(a = [1, 0])
experiment e { step 1 ms; record x, y of P; run 3 ms }`);
  expect(values(recording, 'x', [0, 1, 2, 3])).toEqual([1, 3, 7, 15]);
  expect(values(recording, 'y', [1, 2, 3], 1)).toEqual([2, 8, 24]);
});

test('spikes arrive after them, and the threshold is tested last', () => {
  const recording =
    simulatedOnAll(`neuron n { state V = 0; each step { V = 0.5 * V } spike when V >= 1; on spike { V = 0 } }
population S[1] : spike_list(times = [2 ms, 3 ms])
population P[1] : n
connect S -> P { synapse sum(weight = 0.75); pattern all_to_all }
experiment e { step 1 ms; record V of P; record spikes of P; run 5 ms }`);
  expect(values(recording, 'V', [2, 3, 4, 5])).toEqual([0, 0.75, 0, 0]);
  expect(spikeSteps(recording, 'P')).toEqual([4]);
});

test('equations are integrated before, and held states keep their values', () => {
  const recording =
    simulatedOnAll(`neuron n { state q = 0; state V = 0; q' = 1 / 1 ms; each step { V = V + q } spike when V >= 3; on spike { V = 0 } refractory 2 ms holds V }
population P[1] : n
experiment e { step 1 ms; record V of P; run 7 ms }`);
  expect(values(recording, 'V', [1, 2, 3, 4, 5, 6])).toEqual([1, 0, 0, 0, 0, 0]);
});

test('a refractory time that holds nothing lets the potential go on and keeps the neuron from firing', () => {
  const recording =
    simulatedOnAll(`neuron n { state V = 0 mV; V' = 1 mV / 1 ms; spike when V >= 2 mV; on spike { V = 0 mV } refractory 4 ms }
population P[1] : n
experiment e { step 1 ms; record V of P; record spikes of P; run 13 ms }`);
  expect(spikeSteps(recording, 'P')).toEqual([2, 7, 12]);
  expect(values(recording, 'V', [3, 6, 7])).toEqual([1, 4, 0]);
});

test('what is done at multiples of a time is drawn anew there, and stays in all other steps, frozen or looked at', () => {
  const recording =
    simulatedOnAll(`neuron n { state a = 0; state b = 0; state c = 1 persistent; each step { a += 1 }; each 2 ms { b = uniform(1, 2) + a }; each 3 ms { c *= 2; a = 0 } }
neuron follows { input b : 1; state sum = 0; each step { sum += b } }
population P[3] : n
population Q[3] : follows(b = b of P[0])
experiment e { step 1 ms; seed 1; record a, b, c of P; record sum of Q; run 6 ms; freeze P; run 6 ms }`);
  expect(values(recording, 'a', [1, 2, 3, 4, 5, 6])).toEqual([1, 2, 0, 1, 2, 0]);
  expect(values(recording, 'c', [2, 3, 5, 6, 9, 12])).toEqual([1, 2, 2, 4, 4, 4]);
  const b = values(recording, 'b', [1, 2, 3, 4, 5, 6, 8]);
  expect(b[0]).toBe(0);
  expect(b[2]).toBe(b[1]);
  expect(b[4]).toBe(b[3]);
  expect(new Set(b).size).toBe(5);
  expect(b.slice(1).map(Math.floor)).toEqual([3, 3, 2, 2, 4, 3]);
});
