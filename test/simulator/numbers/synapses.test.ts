// Postsynaptic potentials and plasticity against closed forms: rows R7, R8, R12 and R13 of the reference numbers.
import { describe, expect, test } from 'vitest';
import { lastWeights, simulated, valueAt } from '../../support/simulated.js';

const psp = (
  synapse: string,
  tau: number,
  C: number,
  h: number,
  run: number
): string => `population S[1] : spike_list(times = [${h} ms])
population P[1] : lif(tau_m = ${tau} ms, R = ${tau} ms / ${C} pF, E_L = 0 mV, V_th = 1000 mV, V_reset = 0 mV)
connect c: S -> P { synapse ${synapse}; pattern all_to_all }
experiment e { step ${h} ms; record V of P; run ${run} ms }`;

describe('an alpha current (R7)', () => {
  const at = (t: number, h = 0.1): number => {
    // the spike of the first step arrives one step later
    const recording = simulated(psp('alpha_current(weight = 100 pA, tau = 2 ms)', 10, 250, h, 10));
    return valueAt(recording, 'P', 'V', Math.round(t / h) + 2);
  };
  test.each([
    [0.1, 0.002621],
    [0.3, 0.021925],
    [1, 0.189242],
    [2, 0.531926],
    [2.7, 0.761662]
  ])('has at %d ms %d mV', (t, V) => expect(Math.abs(at(t) - V)).toBeLessThan(1e-6));
});

describe('an exponential current (R8)', () => {
  test.each([
    [10, 2, 250],
    [20, 5, 200],
    [10, 10, 250],
    [10, 10 + 1e-9, 250]
  ])('follows its closed form for tau_m %d, tau_syn %d ms', (tm, ts, C) => {
    const recording = simulated(psp(`exp_current(weight = 100 pA, tau = ${ts.toFixed(9)} ms)`, tm, C, 0.1, 40));
    const difference = 1 / ts - 1 / tm;
    for (const step of [1, 10, 40, 92, 380]) {
      const t = step * 0.1;
      const closed =
        Math.abs(difference) < 1e-10
          ? t * Math.exp(-t / tm)
          : (-Math.exp(-t / tm) * Math.expm1(-difference * t)) / difference;
      expect(Math.abs(valueAt(recording, 'P', 'V', step + 2) - (100 / C) * closed)).toBeLessThan(1e-9);
    }
  });
});

// no synaptic effect: the weight alone is looked at; a dendritic delay of one step brings the post spikes to the synapse at the times of the row
const plastic = (rule: string, w0: number): string => `synapse bare { param weight : mV }
population Pre[1] : spike_list(times = [${[1, 5, 6, 7, 9, 11, 12, 13, 14.5, 16.1].map(t => `${t} ms`).join(', ')}])
population Post[1] : spike_list(times = [${[2, 3, 4, 8, 9, 10, 12, 12.2, 14.1, 15.4].map(t => `${Number((t - 0.1).toFixed(1))} ms`).join(', ')}])
connect c: Pre -> Post { synapse bare(weight = ${w0} mV); pattern all_to_all; delay dendritic 0.1 ms; plasticity ${rule} }
experiment e { step 0.1 ms; record weight of c; run 20 ms }`;

describe('pair STDP on the trains of R12', () => {
  const additive = 'stdp(A_plus = 0.01, A_minus = 0.0085, tau_plus = 16.8 ms, tau_minus = 33.7 ms, w_max = 15 mV)';
  test.each([
    [5, 4.529073247569982],
    [0.5, 0.1794866602286478]
  ])('additive, from %d', (w0, w) =>
    expect(Math.abs(lastWeights(simulated(plastic(additive, w0)), 'c')[0]! - w)).toBeLessThan(1e-12)
  );
  test('multiplicative', () => {
    const rule =
      'stdp_power(lambda = 0.01, alpha = 0.85, mu_plus = 1, mu_minus = 1, tau_plus = 16.8 ms, tau_minus = 33.7 ms, w_max = 15 mV)';
    expect(Math.abs(lastWeights(simulated(plastic(rule, 5)), 'c')[0]! - 6.0392972159765135)).toBeLessThan(1e-12);
  });
});

describe('the window of pair STDP (R13)', () => {
  test.each([
    [10, 0.006065306597126334],
    [-10, -0.006368571926982651],
    [1, 0.00951229424500714],
    [-50, -0.0008618924855509374],
    [0, 0]
  ])('post - pre = %d ms changes the weight by %d', (difference, change) => {
    const text = `synapse bare { param weight : mV }
    population Pre[1] : spike_list(times = [60 ms])
    population Post[1] : spike_list(times = [${Number((60 + difference - 0.1).toFixed(1))} ms])
    connect c: Pre -> Post { synapse bare(weight = 0.5 mV); pattern all_to_all; delay dendritic 0.1 ms
      plasticity stdp(A_plus = 0.01, A_minus = 0.0105, tau_plus = 20 ms, tau_minus = 20 ms, w_max = 1 mV) }
    experiment e { step 0.1 ms; record weight of c; run 120 ms }`;
    // the weight itself has a unit in the last place of 1e-16
    expect(Math.abs(lastWeights(simulated(text), 'c')[0]! - 0.5 - change)).toBeLessThan(2e-16);
  });
});
