// Random input against theory: rows R18 to R21 of the reference numbers.
import { describe, expect, test } from 'vitest';
import { onGrid, siegertRate } from '../../support/siegert.js';
import { mean, rateOf, simulated, valuesFrom, variance } from '../../support/simulated.js';

describe('a Poisson source of 100 Hz (R18)', () => {
  test.each([
    [0.1, 0.009950166],
    [1, 0.0951626]
  ])('has a spike in a step of %d ms with probability %d', (h, probability) => {
    const recording = simulated(
      `population P[500] : poisson_source(rate = 100 Hz)\nexperiment e { step ${h} ms; seed 3; record spikes of P; run 4 s }`
    );
    const { steps, indices } = recording.spikes[0]!;
    const busy = steps.filter((step, i) => i === 0 || step !== steps[i - 1] || indices[i] !== indices[i - 1]).length;
    const tries = (500 * 4000) / h;
    expect(Math.abs(busy / tries - probability)).toBeLessThan(4 * Math.sqrt((probability * (1 - probability)) / tries));
    expect(Math.abs(rateOf(recording, 'P') - 100)).toBeLessThan(4 * Math.sqrt(100 / (500 * 4)));
    const counts = new Float64Array(500);
    for (const index of indices) counts[index]!++;
    expect(Math.abs(variance(counts) / mean(counts) - 1)).toBeLessThan(4 * Math.sqrt(2 / 500));
  });
});

describe("Campbell's theorem (R19)", () => {
  const network = (
    neuron: string,
    synapse: string,
    rate: string
  ): string => `population D[1] : poisson_source(rate = ${rate})
population P[1000] : ${neuron}
connect d: D -> P { synapse ${synapse}; pattern independent }
experiment e { step 0.1 ms; seed 5; record V of P every 50 ms; run 600 ms }`;
  // sampled every few time constants: nearly independent
  const moments = (text: string, from: number): [number, number, number] => {
    const values = valuesFrom(simulated(text), 'P', 'V', from);
    return [mean(values), variance(values), values.length];
  };
  test.each([
    [
      'jumps',
      'lif_delta(tau_m = 20 ms, E_L = 0 mV, V_th = 1000 mV, V_reset = 0 mV)',
      'delta(weight = 0.1 mV)',
      '10 kHz',
      (20 * 0.005) / -Math.expm1(-0.005),
      1
    ], // after the jumps of a step of tau / 200
    [
      'exponential currents',
      'lif(tau_m = 10 ms, R = 40 MOhm, E_L = 0 mV, V_th = 1000 mV, V_reset = 0 mV)',
      'exp_current(weight = 10 pA, tau = 2 ms)',
      '5 kHz',
      4,
      0.13333
    ]
  ])('of %s', (_, neuron, synapse, rate, expectedMean, expectedVariance) => {
    const [m, v, n] = moments(network(neuron, synapse, rate), 3000);
    expect(Math.abs(m - expectedMean)).toBeLessThan(Math.min(0.05, 5 * Math.sqrt(expectedVariance / n)));
    expect(Math.abs(v / expectedVariance - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
  });
  test('of alpha currents', () => {
    const neuron = 'lif(tau_m = 5 ms, R = 5 ms / 1 pF, E_L = 0 mV, V_th = 1000 mV, V_reset = 0 mV)';
    const [m] = moments(network(neuron, 'alpha_current(weight = 0.01 pA, tau = 0.5 ms)', '294303.553 Hz'), 2000);
    expect(Math.abs(m - 20)).toBeLessThan(0.05);
  });
});

const neuron = { tau: 10, refractory: 2, threshold: 15, reset: 0 };

describe('the rate under white noise', () => {
  test.each([
    [15, Math.sqrt(1.5), 27.10959343793092],
    [10, 15, 55.783756229],
    [-5, 22.5, 34.357287128]
  ])('is that of Siegert for mu %d, sigma %d (R20)', (mu, sigma, rate) => {
    expect(siegertRate({ ...neuron, mu, sigma })).toBeCloseTo(rate, 7);
  });
  test.each([
    [15, Math.sqrt(1.5), 0.1, 26.3469, 0.005],
    [10, 15, 0.1, 51.109, 0.01],
    [15, Math.sqrt(1.5), 1, 24.671, 0.015],
    [10, 15, 1, 42.306, 0.015]
  ])(
    'on the grid for mu %d, sigma %d, h %d (R21)',
    (mu, sigma, h, rate, tolerance) => {
      expect(siegertRate(onGrid({ ...neuron, mu, sigma }, h))).toBeCloseTo(rate, 2);
      const recording = simulated(`neuron noisy {
      param mu = ${mu} mV
      param sigma = ${sigma} mV
      state V = 0 mV
      V' = (mu - V) / 10 ms + sigma * sqrt(1 / 10 ms) * xi
      spike when V >= 15 mV
      on spike { V = 0 mV }
      refractory 2 ms holds V
    }
    population P[${h < 1 ? 400 : 2000}] : noisy
    experiment e { step ${h} ms; seed 2; record spikes of P; run 2.2 s }`);
      expect(Math.abs(rateOf(recording, 'P', 200 / h) / rate - 1)).toBeLessThan(tolerance);
    },
    120_000
  );
});
