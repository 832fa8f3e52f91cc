// The four ways of integrating, beyond the reference numbers: parts that are exact beside others, parameters that differ, noise.
import { describe, expect, test } from 'vitest';
import { mean, valueAt, valuesFrom, variance } from '../../../support/simulated.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

test('neurons with coefficients of their own each follow their closed form', () => {
  const taus = [5, 10, 20, 10];
  const recording = simulated(`
population S[1] : spike_list(times = [1 ms])
population P[4] : lif(tau_m = [${taus.map(tau => `${tau} ms`).join(', ')}], R = 40 MOhm, E_L = 0 mV, V_th = 100 mV)
connect S -> P { synapse exp_current(weight = 100 pA, tau = 8 ms); pattern all_to_all }
experiment e { step 0.1 ms; record V of P; run 12 ms }
`);
  taus.forEach((tau, neuron) => {
    const t = 10;
    const psp = ((40e-3 * 100 * 8) / (tau - 8)) * (Math.exp(-t / tau) - Math.exp(-t / 8));
    expect(Math.abs(valueAt(recording, 'P', 'V', 111, neuron) - psp)).toBeLessThan(1e-12);
  });
});

test('Runge-Kutta takes exact currents at each of its stages: order 4 with a current that decays', () => {
  // u' = -u² + i, i' = -i / tau: the error shrinks 16 times when the step is halved
  const at = (h: number): number =>
    valueAt(
      simulated(`
neuron n { state i = 1; state u = 0.5; i' = -i / 3 ms; u' = (i - u * u) / 1 ms }
population P[1] : n
experiment e { step ${h} ms; record u of P every 4 ms; run 4 ms }
`),
      'P',
      'u',
      Math.round(4 / h)
    );
  const exact = at(1 / 256);
  const error = (h: number): number => Math.abs(at(h) - exact);
  expect(error(1 / 8) / error(1 / 16)).toBeGreaterThan(13);
  expect(error(1 / 8) / error(1 / 16)).toBeLessThan(20);
});

test('exponential Euler takes conductances at mid-step: order 2', () => {
  const at = (h: number): number =>
    valueAt(
      simulated(`
population S[1] : spike_list(times = [1 ms])
population P[1] : lif_cond(V_th = 100 mV)
connect S -> P { synapse exp_conductance(weight = 40 nS, tau = 5 ms); pattern all_to_all; delay 1 ms }
experiment e { step ${h} ms; record V of P every 1 ms; run 8 ms }
`),
      'P',
      'V',
      Math.round(8 / h)
    );
  const exact = at(1 / 512);
  const error = (h: number): number => Math.abs(at(h) - exact);
  expect(error(1 / 4) / error(1 / 8)).toBeGreaterThan(3.5);
  expect(error(1 / 4) / error(1 / 8)).toBeLessThan(4.5);
});

describe('noise', () => {
  test('of a linear system is exact for every step: mean and variance of an Ornstein-Uhlenbeck process and of what it drives', () => {
    // x' = -x / 5 + xi; y' = (x - y) / 10: var x = 5 / 2, var y = (5 / 2) 5 / (5 + 10)
    const recording = simulated(`
neuron n { state x = 0; state y = 0; x' = -x / 5 ms + xi / (1 ms)^0.5; y' = (x - y) / 10 ms }
population P[400] : n
experiment e { step 5 ms; seed 2; record x, y of P every 50 ms; run 2 s }
`);
    for (const [name, expected] of [
      ['x', 2.5],
      ['y', 2.5 / 3]
    ] as const) {
      const values = valuesFrom(recording, 'P', name, 20);
      const n = values.length;
      expect(Math.abs(mean(values))).toBeLessThan(5 * Math.sqrt(expected / n) * 1.1);
      expect(Math.abs(variance(values) / expected - 1)).toBeLessThan(5 * Math.sqrt(2 / n) * 1.1);
    }
  });

  test('with a factor that changes is that of Ito: the mean of a geometric Brownian motion does not grow', () => {
    // dx = 0.2 x dW: E x = 1, E x² = exp(0.04 t)
    const recording = simulated(`
neuron n { state x = 1; x' = 0.2 * x * xi / (1 ms)^0.5 }
population P[4000] : n
experiment e { step 0.1 ms; seed 3; record x of P every 5 ms; run 5 ms }
`);
    const values = valuesFrom(recording, 'P', 'x', 50);
    const spread = Math.exp(0.2) - 1;
    expect(Math.abs(mean(values) - 1)).toBeLessThan(5 * Math.sqrt(spread / 4000));
    expect(Math.abs(variance(values) / spread - 1)).toBeLessThan(0.15);
  });

  test('is its own for each state, neuron and step, and stops while the state is held', () => {
    const recording = simulated(`
neuron n { state x = 0; state y = 0; x' = xi / (1 ms)^0.5; y' = xi / (1 ms)^0.5; spike when t > 2.5 ms; refractory 3 ms holds x }
population P[2] : n
experiment e { step 1 ms; seed 3; record x, y of P; run 6 ms }
`);
    const value = (name: string, step: number, neuron: number): number => valueAt(recording, 'P', name, step, neuron);
    const moves = [0, 1].flatMap(neuron =>
      ['x', 'y'].flatMap(name => [1, 2, 3].map(step => value(name, step, neuron) - value(name, step - 1, neuron)))
    );
    expect(new Set(moves).size).toBe(12);
    expect([4, 5, 6].map(step => value('x', step, 0))).toEqual([1, 1, 1].map(() => value('x', 3, 0)));
    expect(new Set([3, 4, 5, 6].map(step => value('y', step, 0))).size).toBe(4);
  });
});

test('a fresh draw gives every neuron its own initial value, later values in terms of earlier ones', () => {
  const recording = simulated(`
neuron n { param a = 1; param b = 2 * a; state x = b + 1; state y = 10 * x }
population P[100] : n(a = uniform(0, 1))
experiment e { step 1 ms; record a, x, y of P; run 1 ms }
`);
  for (const neuron of [0, 57, 99]) {
    const [a, x, y] = ['a', 'x', 'y'].map(name => valueAt(recording, 'P', name, 0, neuron)) as [number, number, number];
    expect([x, y]).toEqual([2 * a + 1, 10 * (2 * a + 1)]);
  }
  expect(Math.abs(mean(valuesFrom(recording, 'P', 'a')) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 1200));
});
