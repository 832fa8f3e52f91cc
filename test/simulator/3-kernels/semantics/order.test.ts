// The order of operations in a step: integration, arrivals, threshold, reset, refractoriness, delays.
import { describe, expect, test } from 'vitest';
import { spikeSteps, valueAt } from '../../../support/simulated.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

/** A membrane that keeps what it gets, and fires at 10 mV. */
const counter = `
neuron keeps {
  param V_th = 10 mV
  param t_ref = 0 ms
  state V = 0 mV
  spike when V >= V_th
  on spike { V = 0 mV }
  refractory t_ref holds V
}
neuron source { param times : list of ms; spike at times }
synapse kick into V { param weight : mV; on pre { post.V += weight } }
`;
const kicked = (times: string, weight: string, population: string, delay = ''): string => `${counter}
population S[1] : source(times = ${times})
population P[1] : keeps${population}
connect c: S -> P { synapse kick(weight = ${weight}); pattern all_to_all; ${delay} }
experiment e { step 0.1 ms; record spikes of S, P; record V of P; run 5 ms }
`;

describe('delays', () => {
  test('a spike stamped t arrives at t + d, and with no delay one step later', () => {
    const late = simulated(kicked('[1 ms]', '3 mV', '', 'delay 1.5 ms'));
    const next = simulated(kicked('[1 ms]', '3 mV', ''));
    expect([24, 25].map(step => valueAt(late, 'P', 'V', step))).toEqual([0, 3]);
    expect([10, 11].map(step => valueAt(next, 'P', 'V', step))).toEqual([0, 3]);
  });

  test('an arrival that reaches threshold exactly fires in the step in which it arrives', () => {
    expect(spikeSteps(simulated(kicked('[1 ms]', '10 mV', '')), 'P')).toEqual([11]);
    expect(spikeSteps(simulated(kicked('[1 ms]', '9.999999 mV', '')), 'P')).toEqual([]);
  });

  test('two spikes of a list at one time arrive as two', () => {
    const recording = simulated(kicked('[1 ms, 1 ms]', '3 mV', ''));
    expect(spikeSteps(recording, 'S')).toEqual([10, 10]);
    expect(valueAt(recording, 'P', 'V', 11)).toBe(6);
  });

  test('each synapse has its own weight and delay, rounded to the nearest step, halves up, at least one', () => {
    const recording = simulated(`${counter}
population S[1] : source(times = [1 ms])
population P[5] : keeps
connect c: S -> P { synapse kick(weight = [1 mV, 2 mV, 3 mV, 4 mV, 5 mV]); pattern all_to_all; delay post.index * 0.15 ms }
experiment e { step 0.1 ms; record V of P; run 5 ms }
`);
    const arrived = [0, 1, 2, 3, 4].map(neuron =>
      Array.from({ length: 51 }, (_, step) => valueAt(recording, 'P', 'V', step, neuron)).findIndex(V => V > 0)
    );
    expect(arrived).toEqual([11, 12, 13, 15, 16]);
    expect([0, 1, 2, 3, 4].map(neuron => valueAt(recording, 'P', 'V', 50, neuron))).toEqual([1, 2, 3, 4, 5]);
  });
});

test('weights and delays of a list belong to its pairs, whatever the order of its sources', () => {
  const recording = simulated(`${counter}
population S[2] : source(times = [[1 ms], [2 ms]])
population P[3] : keeps
connect c: S -> P { synapse kick(weight = [1 mV, 2 mV, 4 mV]); pattern list(pre = [1, 0, 1], post = [0, 1, 2]); delay [0.1 ms, 0.2 ms, 0.3 ms] }
connect d: S -> P { synapse kick(weight = [0.1 mV, 0.2 mV, 0.4 mV]); pattern list(pre = [1, 0, 1], post = [0, 1, 2]); delay 1 ms }
experiment e { step 0.1 ms; record V of P; run 5 ms }
`);
  const moments = [11, 12, 20, 21, 22, 23, 30];
  expect(
    moments.map(step => [0, 1, 2].map(neuron => Number(valueAt(recording, 'P', 'V', step, neuron).toFixed(9))))
  ).toEqual([
    [0, 0, 0],
    [0, 2, 0],
    [0, 2.2, 0],
    [1, 2.2, 0],
    [1, 2.2, 0],
    [1, 2.2, 4],
    [1.1, 2.2, 4.4]
  ]);
});

describe('refractoriness', () => {
  test('drops jumps for as many steps as it lasts, and takes them from the next one on', () => {
    // the spike comes at step 11; held in 12 .. 14
    const recording = simulated(kicked('[1 ms, 1.1 ms, 1.2 ms, 1.3 ms, 1.4 ms]', '10 mV', '(t_ref = 0.3 ms)'));
    expect(spikeSteps(recording, 'P')).toEqual([11, 15]);
    expect([12, 13, 14].map(step => valueAt(recording, 'P', 'V', step))).toEqual([0, 0, 0]);
  });

  test('of half a step counts as one step', () => {
    const recording = simulated(kicked('[1 ms, 1.1 ms, 1.2 ms]', '10 mV', '(t_ref = 0.05 ms)'));
    expect(spikeSteps(recording, 'P')).toEqual([11, 13]);
  });

  test('that holds another state stops only the firing', () => {
    const recording = simulated(
      kicked('[1 ms, 1.1 ms, 1.2 ms, 1.3 ms]', '10 mV', '(t_ref = 0.3 ms)').replace(
        't_ref holds V',
        't_ref holds other; state other = 0'
      )
    );
    expect(spikeSteps(recording, 'P')).toEqual([11, 15]);
    expect(valueAt(recording, 'P', 'V', 14)).toBe(30);
  });

  test('leaves currents going on: they decay and take spikes', () => {
    const recording = simulated(`
population S[1] : spike_list(times = [1 ms, 2 ms])
population P[1] : lif(tau_m = 10 ms, R = 40 MOhm, E_L = 0 mV, V_th = 1 mV, V_reset = 0 mV, t_ref = 100 ms)
connect c: S -> P { synapse exp_current(weight = 5000 pA, tau = 5 ms); pattern all_to_all }
experiment e { step 0.1 ms; record spikes of P; record V, I of P; run 5 ms }
`);
    expect(spikeSteps(recording, 'P')).toHaveLength(1);
    expect(valueAt(recording, 'P', 'V', 50)).toBe(0);
    expect(valueAt(recording, 'P', 'I', 50)).toBeCloseTo(5000 * (Math.exp(-3.9 / 5) + Math.exp(-2.9 / 5)), 8);
  });
});

test('a current that arrives changes the potential only in the next step', () => {
  const recording = simulated(`
population S[1] : spike_list(times = [1 ms])
population P[1] : lif(tau_m = 10 ms, R = 40 MOhm, E_L = 0 mV, V_th = 100 mV)
connect c: S -> P { synapse exp_current(weight = 100 pA, tau = 5 ms); pattern all_to_all }
experiment e { step 0.1 ms; record V, I of P; run 2 ms }
`);
  expect([10, 11].map(step => valueAt(recording, 'P', 'I', step))).toEqual([0, 100]);
  expect([11, 12].map(step => valueAt(recording, 'P', 'V', step) > 0)).toEqual([false, true]);
});

test('assignments of a spike are made in order, and lets are taken when they stand', () => {
  const recording = simulated(`
neuron ordered {
  state a = 1
  state b = 10
  spike when b >= 10
  on spike { let old = a; a = b; b = old + a }
}
population P[1] : ordered
experiment e { step 1 ms; record a, b of P; run 1 ms }
`);
  expect([valueAt(recording, 'P', 'a', 1), valueAt(recording, 'P', 'b', 1)]).toEqual([10, 11]);
});
