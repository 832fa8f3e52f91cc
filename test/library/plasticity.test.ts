// The plasticity rules of the library against closed forms under given spike trains.
import { describe, expect, test } from 'vitest';
import { run } from '../../simulator/index.js';
import { lowered } from '../support/lowered.js';
import { finalWeights } from './paired-spikes.js';
import { only } from '../support/only.js';

const pre = [1, 5, 6, 7, 9, 11, 12, 13, 14.5, 16.1];
const post = [2, 3, 4, 8, 9, 10, 12, 12.2, 14.1, 15.4];
const decay = (interval: number, tau: number): number => Math.exp(-interval / tau);

/** What is left at `time` of a trace to which each earlier spike adds one. */
const trace = (spikes: readonly number[], time: number, tau: number): number =>
  spikes.reduce((sum, spike) => (spike < time ? sum + decay(time - spike, tau) : sum), 0);

describe('two irregular trains with coincidences', () => {
  const after = (rule: string, weight: number): number => only(finalWeights({ rule, pre: [pre], post, weight }));
  const taus = 'tau_plus = 16.8 ms, tau_minus = 33.7 ms';

  test('additive, all pairs', () => {
    expect(
      Math.abs(after(`stdp(A_plus = 0.01, A_minus = 0.0085, ${taus}, w_max = 15 mV)`, 5) - 4.529073247569982)
    ).toBeLessThan(1e-12);
  });
  test('additive, clipped at 0', () => {
    expect(
      Math.abs(after(`stdp(A_plus = 0.01, A_minus = 0.0085, ${taus}, w_max = 15 mV)`, 0.5) - 0.1794866602286478)
    ).toBeLessThan(1e-12);
  });
  test('multiplicative', () => {
    expect(
      Math.abs(
        after(`stdp_multiplicative(lambda = 0.01, alpha = 0.85, ${taus}, w_max = 15 mV)`, 5) - 6.0392972159765135
      )
    ).toBeLessThan(1e-12);
  });
  test('power law with exponents 1 is multiplicative', () => {
    const rule = `stdp_power(lambda = 0.01, alpha = 0.85, mu_plus = 1, mu_minus = 1, ${taus}, w_max = 15 mV)`;
    expect(Math.abs(after(rule, 5) - 6.0392972159765135)).toBeLessThan(1e-12);
  });
  test('additive, nearest neighbours', () => {
    const nearest = (spikes: readonly number[], time: number, tau: number): number =>
      decay(time - Math.max(-Infinity, ...spikes.filter(spike => spike < time)), tau);
    const gain = post.reduce((sum, time) => sum + 0.15 * nearest(pre, time, 16.8), 0);
    const loss = pre.reduce((sum, time) => sum + 0.1275 * nearest(post, time, 33.7), 0);
    const found = after(`stdp_nearest(A_plus = 0.01, A_minus = 0.0085, ${taus}, w_max = 15 mV)`, 5);
    expect(Math.abs(found - (5 + gain - loss))).toBeLessThan(1e-12);
  });
  test('inhibitory', () => {
    expect(
      Math.abs(after('vogels(eta = 1e-5, rho_0 = 2.5 Hz, tau = 20 ms, w_max = 100 mV)', 5) - 5.075440604179794)
    ).toBeLessThan(1e-12);
  });
});

test('the window of single pairs', () => {
  const intervals = [10, -10, 1, -50, 0];
  const weights = finalWeights({
    rule: 'stdp(A_plus = 0.01, A_minus = 0.0105, w_max = 1 mV)',
    pre: intervals.map(dt => [60 - dt]),
    post: [60],
    weight: 0.5
  });
  const expected = [0.006065306597126334, -0.006368571926982651, 0.00951229424500714, -0.0008618924855509374, 0];
  weights.forEach((weight, i) => expect(Math.abs(weight - 0.5 - expected[i]!)).toBeLessThan(1e-15));
});

describe('triplets', () => {
  const rule = 'stdp_triplet(A2_plus = 0.001, A3_plus = 0.001, A2_minus = 0.001, A3_minus = 0.001, w_max = 100 mV)';
  test.each([
    [[2, 6], [4], 4.903959902670801],
    [[2, 6, 8], [4], 4.644399492052909],
    [[4], [2, 6], 5.080519274363442]
  ])('pre at %j ms, post at %j ms', (pre, post, expected) => {
    expect(Math.abs(only(finalWeights({ rule, pre: [pre], post, weight: 5 })) - expected)).toBeLessThan(1e-12);
  });

  // shares of w_max = 10 mV, so that 5 mV at first leave room for changes of 1 mV
  const cortex = 'stdp_triplet(A2_plus = 5e-11, A3_plus = 6.2e-4, A2_minus = 7e-4, A3_minus = 2.3e-5, w_max = 10 mV)';
  test.each([
    [10, 1, 6.77e-5, 5e-8],
    [10, 10, 0.13205, 5e-6],
    [10, 20, 0.24696, 5e-6],
    [10, 50, 0.74091, 5e-6],
    [-10, 1, -0.31216, 5e-6],
    [-10, 20, -0.35162, 5e-6],
    [-10, 50, 0.72725, 5e-6]
  ])('60 pairs %i ms apart at %i Hz change the weight by %f', (interval, rate, expected, rounding) => {
    const pre = Array.from({ length: 60 }, (_, i) => 20 + (i * 1000) / rate);
    const post = pre.map(time => time + interval);
    const change = only(finalWeights({ rule: cortex, pre: [pre], post, weight: 5, step: 1 })) - 5;
    const gain = post.reduce((sum, t) => sum + trace(pre, t, 16.8) * (5e-10 + 6.2e-3 * trace(post, t, 125)), 0);
    const loss = pre.reduce((sum, t) => sum + trace(post, t, 33.7) * (7e-3 + 2.3e-4 * trace(pre, t, 101)), 0);
    expect(Math.abs(change - (gain - loss))).toBeLessThan(1e-12);
    expect(Math.abs(change - expected)).toBeLessThan(rounding);
  });
});

test('inhibitory weights drift with the product of the rates, as between independent Poisson trains', () => {
  const synapses = 300;
  const [preRate, postRate, tau, eta, alpha, duration] = [0.05, 0.03, 20, 0.001, 0.2, 10_000];
  const recording = run(
    lowered(`
population Pre[${synapses}] : poisson_source(rate = 50 Hz)
population Teacher[${synapses}] : poisson_source(rate = 30 Hz)
population Post[${synapses}] : lif_delta(E_L = 0 mV, V_th = 1000 mV, V_reset = 0 mV, t_ref = 0 ms)
connect teach: Teacher -> Post {
  synapse delta(weight = 5000 mV)
  pattern one_to_one
}
connect plastic: Pre -> Post {
  synapse delta(weight = 5 mV)
  pattern one_to_one
  delay dendritic 1 ms
  plasticity vogels(eta = 1e-4, rho_0 = 5 Hz, w_max = 10 mV)
}
experiment drift {
  step 1 ms
  seed 3
  record weight of plastic every 10 s
  run 10 s
}
`),
    { experiment: 'drift' }
  );
  const changes = Array.from(only(recording.weights).values.slice(-synapses), weight => weight - 5);
  const mean = changes.reduce((sum, change) => sum + change, 0) / synapses;
  const error = Math.sqrt(changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / synapses / synapses);
  // on the grid a neuron fires at most once a step, and the trace is summed instead of integrated
  const fires = 1 - Math.exp(-postRate);
  const before = 1 / Math.expm1(1 / tau);
  const expected = eta * preRate * duration * (2 * before * fires - alpha);
  expect(expected).toBeCloseTo(eta * preRate * duration * (2 * tau * postRate - alpha), 1);
  expect(error / expected).toBeLessThan(0.02);
  expect(Math.abs(mean - expected) / error).toBeLessThan(4);
});
