// Noise beside conductances: the exact mean, variance and autocorrelation for every step, and no explosion where a conductance is large.
import { describe, expect, test } from 'vitest';
import { mean, valueAt, valuesFrom, variance } from '../../../support/simulated.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

/** A membrane with a conductance that stands still, yet is a state: its coefficient is known at mid-step alone. */
const membrane = `
neuron noisy {
  param C = 100 pF positive
  param g_L = 10 nS positive
  param sigma = 2 mV
  state V = -45 mV
  state g = 10 nS
  g' = 0 nS / 1 ms
  V' = (g_L * (-70 mV - V) + g * (0 mV - V)) / C + sigma * sqrt(2 * (g_L + g) / C) * xi
}`;

describe.each([0.1, 0.5, 1, 5])('a membrane with a conductance and noise, in steps of %d ms,', step => {
  // mean: (10 · -70 + 10 · 0) / 20; time constant: 100 pF / 20 nS
  const [size, centre, tau, sigma] = [2000, -35, 5, 2];
  const recording = simulated(`${membrane}
population P[${size}] : noisy
experiment e { step ${step} ms; seed 4; record V of P every 5 ms; run 100 ms }
`);
  const at = (time: number): Float64Array =>
    Float64Array.from({ length: size }, (_, neuron) => valueAt(recording, 'P', 'V', Math.round(time / step), neuron));

  test('has the mean and the variance of an Ornstein-Uhlenbeck process', () => {
    const values = Float64Array.of(...at(60), ...at(80), ...at(100));
    const n = values.length;
    expect(Math.abs(mean(values) - centre)).toBeLessThan(5 * (sigma / Math.sqrt(n)) * 1.1);
    expect(Math.abs(variance(values) / sigma ** 2 - 1)).toBeLessThan(5 * Math.sqrt(2 / n) * 1.1);
  });
  test.each([5, 10])('is as correlated with itself after %d ms', lag => {
    const [before, after] = [at(60), at(60 + lag)];
    const products = before.map((value, i) => (value - centre) * (after[i]! - centre));
    const expected = sigma ** 2 * Math.exp(-lag / tau);
    const spread = sigma ** 2 * Math.sqrt(1 + Math.exp(-lag / tau) ** 2);
    expect(Math.abs(mean(products) - expected)).toBeLessThan((5 * spread) / Math.sqrt(size));
  });
  test('reaches its mean as fast as without noise', () => {
    const expected = centre + (-45 - centre) * Math.exp(-5 / tau);
    expect(Math.abs(mean(at(5)) - expected)).toBeLessThan((5 * sigma) / Math.sqrt(size));
  });
});

test('a stiff conductance pulls a noisy membrane to its reversal potential and no further', () => {
  // 2500 nS on 100 pF: a time constant of 0.04 ms, in steps of 0.1 ms
  const stiff = (noise: string): string => `
neuron n {
  param sigma = 1 mV
  input I : pA
  state V = -70 mV
  V' = (10 nS * (-70 mV - V) + I) / 100 pF${noise}
}
population S[1] : spike_list(times = [1 ms])
population P[200] : n
connect S -> P { synapse exp_conductance(weight = 2500 nS, tau = 5 ms); pattern all_to_all }
experiment e { step 0.1 ms; seed 1; record V of P; run 20 ms }
`;
  const noisy = simulated(stiff(' + sigma * sqrt(2 / 10 ms) * xi'));
  const quiet = simulated(stiff(''));
  for (let step = 1; step <= 200; step++) {
    const values = Float64Array.from({ length: 200 }, (_, neuron) => valueAt(noisy, 'P', 'V', step, neuron));
    expect(Math.abs(mean(values) - valueAt(quiet, 'P', 'V', step, 0))).toBeLessThan(5 / Math.sqrt(200));
  }
  const settled = valuesFrom(noisy, 'P', 'V', 15).slice(0, 200);
  // sigma² shrinks as the time constant does: 2510 nS then are 250 times the leak
  expect(Math.sqrt(variance(settled))).toBeLessThan(0.1);
});

test('a conductance that is noise itself moves the potential as much as its filter lets through', () => {
  // a small one, in first order: sd(V) = sd(g) (E - V0) tau / C · sqrt(tau_g / (tau_g + tau))
  const [C, leak, g0, sd, tauG] = [100, 10, 10, 0.2, 3];
  const tau = C / (leak + g0);
  const expected = ((sd * 35 * tau) / C) * Math.sqrt(tauG / (tauG + tau));
  for (const step of [0.1, 1]) {
    const recording = simulated(`
neuron n {
  state V = -35 mV
  state g = 10 nS
  g' = (10 nS - g) / 3 ms + ${sd} nS * sqrt(2 / 3 ms) * xi
  V' = (10 nS * (-70 mV - V) + g * (0 mV - V)) / 100 pF
}
population P[500] : n
experiment e { step ${step} ms; seed 3; record V of P every 20 ms; run 300 ms }
`);
    const values = valuesFrom(recording, 'P', 'V', Math.round(100 / step));
    expect(Math.abs(variance(values) / expected ** 2 - 1)).toBeLessThan(5 * Math.sqrt(2 / values.length) + 0.01);
  }
});

test('Euler-Maruyama, by its name, has the variance of its own step', () => {
  // x' = -x / 5 ms + xi: 5/2 / (1 - h / 10 ms)
  const recording = simulated(`
neuron n { state x = 0; x' = -x / 5 ms + xi / (1 ms)^0.5; integrator euler_maruyama }
population P[1000] : n
experiment e { step 1 ms; seed 3; record x of P every 50 ms; run 1 s }
`);
  const values = valuesFrom(recording, 'P', 'x', 100);
  expect(Math.abs(variance(values) / (2.5 / 0.9) - 1)).toBeLessThan(5 * Math.sqrt(2 / values.length));
});
