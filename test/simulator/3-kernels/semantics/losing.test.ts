// Spikes that are lost on the way: how many, at which synapses, and that nothing happens there.
import { describe, expect, test } from 'vitest';
import { lastWeights, mean, spikeSteps, valueAt } from '../../../support/simulated.js';
import { errorsOf } from '../../../support/lowered.js';
import { simulatedOnAll } from './on-all-backends.js';

const cells = 400;
/** One source spikes in steps 1 .. 10; each target fires when one arrives. */
const arriving = (connect: string, more = ''): string => `${more}
population S : spike_list(times = [1 ms, 2 ms, 3 ms, 4 ms, 5 ms, 6 ms, 7 ms, 8 ms, 9 ms, 10 ms])
population T[${cells}] : lif_delta(E_L = 0 mV, V_th = 0.5 mV, V_reset = 0 mV, t_ref = 0 ms)
connect c: S -> T { synapse delta(weight = 1 mV); ${connect} }
experiment e { step 1 ms; seed 5; record spikes of T; run 15 ms }`;
const arrived = (connect: string): number[][] => {
  const recording = simulatedOnAll(arriving(connect));
  return Array.from({ length: cells }, (_, neuron) => spikeSteps(recording, 'T', neuron));
};
const spikes = (found: readonly number[][]): number => found.reduce((sum, { length }) => sum + length, 0);

describe('a share of spikes that is lost', () => {
  test('is drawn for each synapse and spike', () => {
    const found = arrived('lose 30 %');
    const n = 10 * cells;
    expect(Math.abs(spikes(found) - 0.7 * n)).toBeLessThan(5 * Math.sqrt(0.21 * n));
    expect(new Set(found.map(String)).size).toBeGreaterThan(100);
  });
  test('per source is lost for all synapses of the neuron, and not for those of another', () => {
    const found = arrived('lose 30 % per source');
    expect(new Set(found.map(String)).size).toBe(1);
    expect(found[0]!.length).toBeGreaterThan(3);
    expect(found[0]!.length).toBeLessThan(10);
    const several = simulatedOnAll(`population S[300] : spike_list(times = [1 ms])
population T[300] : lif_delta(E_L = 0 mV, V_th = 0.5 mV, V_reset = 0 mV)
connect c: S -> T { synapse delta(weight = 1 mV); pattern one_to_one; lose 30 % per source }
experiment e { step 1 ms; seed 5; record spikes of T; run 3 ms }`);
    expect(Math.abs(several.spikes[0]!.steps.length - 210)).toBeLessThan(5 * Math.sqrt(0.21 * 300));
  });
  test('may be none or all of them', () => {
    expect(spikes(arrived('lose 0 %'))).toBe(10 * cells);
    expect(spikes(arrived('lose 100 %'))).toBe(0);
  });
  test('of spikes that a source sends in one step is drawn for each', () => {
    for (const per of ['', ' per source']) {
      const recording = simulatedOnAll(`population S : spike_list(times = [1 ms, 1 ms, 1 ms, 1 ms])
population T[200] : lif_delta(E_L = 0 mV, V_th = 1 V, tau_m = 1e9 ms)
connect c: S -> T { synapse delta(weight = 1 mV); lose 50 %${per} }
experiment e { step 1 ms; seed 5; record V of T every 3 ms; run 3 ms }`);
      const sums = Array.from({ length: 200 }, (_, n) => Math.round(valueAt(recording, 'T', 'V', 3, n)));
      expect(new Set(sums).size).toBe(per ? 1 : 5);
      if (!per) expect(Math.abs(mean(sums) - 2)).toBeLessThan(5 / Math.sqrt(200));
    }
  });
});

test('what is lost does not come to the rules of a synapse either, whatever delays and neurons are', () => {
  const recording = simulatedOnAll(
    `plasticity counting { on pre { weight += 1 mV } }
population S[20] : spike_list(times = [1 ms, 5 ms, 9 ms])
population T[20] : lif_cond(V_th = 0 mV)
connect c: S -> T { synapse exp_conductance(weight = 0 nS, tau = 2 ms); plasticity counted; delay axonal 2 ms dendritic 1 ms; lose 50 % }
plasticity counted { on pre { weight += 1 nS } }
experiment e { step 1 ms; seed 5; record weight of c; run 15 ms }`.replace(/^plasticity counting.*\n/, '')
  );
  const weights = lastWeights(recording, 'c');
  expect(new Set(weights).size).toBe(4);
  expect(Math.abs(mean([...weights]) - 1.5)).toBeLessThan(5 * Math.sqrt(0.75 / 400));
});

describe('the share', () => {
  const small = (connect: string): string =>
    `population S[2] : poisson_source(rate = 1 Hz)
population T[2] : lif
connect c: S -> T { ${connect} }
experiment e { step 0.1 ms; record spikes of T; run 1 ms }`;
  test.each([
    [
      'synapse exp_current(weight = 1 pA); lose -1 %',
      'c(S->T) would lose -1 % of its spikes; give a share from 0 % to 100 %.'
    ],
    ['synapse exp_current(weight = 1 pA); lose [1 %, 2 %]', 'number'],
    ['synapse exp_current(weight = 1 pA); lose 1 ms', 'lose needs'],
    ['synapse reset_and_block(duration = 1 ms); lose 1 %', 'make their target refractory'],
    ['synapse exp_current(weight = 1 pA); pattern independent; lose 1 %', 'draw their own spikes']
  ])('of { %s } is refused', (connect, message) => {
    expect(errorsOf(small(connect)).join()).toContain(message);
  });
});
