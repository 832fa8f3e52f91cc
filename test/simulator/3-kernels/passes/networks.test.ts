// Small networks in which each optional pass finds something to do: every subset of them simulates the same on every backend.
import { expect, test } from 'vitest';
import { lowered } from '../../../support/lowered.js';
import { agreed, allPasses, subsetsOf } from './agreement.js';

const steps = 300;
const source = 'population S[20] : poisson_source(rate = 80 Hz)';
const experiment = (records: string, more = ''): string =>
  `experiment e { step 0.1 ms; seed 5; ${more}; record spikes of E; ${records}; run 40 ms }`;
const connect = (name: string, ends: string, synapse: string, more: string): string =>
  `connect ${name}: ${ends} { synapse ${synapse}; ${more} }`;
const some = 'pattern fixed_probability(40 %)';

const networks: Readonly<Record<string, string>> = {
  'currents of one time course from three sides': `${source}
population E[11] : lif(I_e = 210 pA, V_reset = -65 mV)
${connect('a', 'S -> E', 'exp_current(weight = 60 pA, tau = 5 ms)', `${some}; delay 1.5 ms`)}
${connect('b', 'S -> E', 'exp_current(weight = normal(40 pA, sd = 10 pA), tau = 5 ms)', `${some}; delay 1 ms`)}
${connect('c', 'E -> E', 'exp_current(weight = -30 pA, tau = 5 ms)', `${some} without autapses; delay uniform(0.8 ms, 3 ms)`)}
${connect('d', 'E -> E', 'exp_current(weight = 30 pA, tau = 2 ms)', 'pattern fixed_indegree(3); delay 2 ms')}
${experiment('record V of E; record I of E')}`,

  'currents that are a number times one time course': `${source}
synapse times into I : pA { param weight : pA; param tau = 5 ms positive; state s = 0; s' = -s / tau; on pre { s += 1 }; inject I = weight * s }
population E[11] : lif(I_e = 210 pA, V_reset = -65 mV)
${connect('a', 'S -> E', 'times(weight = 60 pA)', `${some}; delay 1.5 ms`)}
${connect('b', 'S -> E', 'times(weight = 41 pA)', 'pattern independent; delay 1 ms')}
${connect('c', 'E -> E', 'times(weight = -30 pA)', `${some} without autapses; delay uniform(0.8 ms, 3 ms)`)}
${experiment('record V of E; record I of E')}`,

  'time constants of targets apart, each of them with one receptor': `${source}
population E[11] : lif(I_e = 210 pA, V_reset = -65 mV, tau_m = uniform(10 ms, 20 ms))
${connect('a', 'S -> E[0..3]', 'exp_current(weight = 60 pA, tau = 5 ms)', some)}
${connect('b', 'S -> E[4..6]', 'exp_current(weight = 70 pA, tau = 7 ms)', some)}
${connect('c', 'S -> E', 'exp_current(weight = 80 pA, tau = 8 ms)', 'pattern list(pre = [1, 2, 3], post = [7, 8, 10])')}
${connect('d', 'S -> E[5..10]', 'exp_current(weight = 50 pA, tau = 3 ms)', some)}
${connect('g', 'S -> E[0..2]', 'alpha_current(weight = 50 pA, tau = 3 ms)', some)}
${connect('f', 'S -> E[4]', 'alpha_current(weight = 50 pA, tau = 2 ms)', some)}
${experiment('record V of E; record I of E')}`,

  'conductances that are one, into an exponential Euler step': `${source}
population E[7] : lif_cond
${connect('a', 'S -> E', 'exp_conductance(weight = 3 nS, tau = 4 ms, E_rev = 0 mV)', `${some}; delay 0.7 ms`)}
${connect('b', 'S -> E', 'exp_conductance(weight = 2 nS, tau = 4 ms, E_rev = 0 mV)', some)}
${connect('c', 'E -> E', 'exp_conductance(weight = 2 nS, tau = 9 ms, E_rev = -80 mV)', 'pattern all_to_all; delay 0.9 ms')}
${experiment('record V of E')}`,

  'plastic synapses into a receptor that is shared': `${source}
population E[9] : lif(I_e = 195 pA)
${connect(
  'p',
  'S -> E',
  'exp_current(weight = uniform(20 pA, 90 pA), tau = 5 ms)',
  `${some}; delay dendritic 1.2 ms; plasticity stdp(A_plus = 0.05, A_minus = 0.06, tau_plus = 15 ms, tau_minus = 30 ms, w_max = 100 pA)`
)}
${connect('a', 'E -> E', 'exp_current(weight = 25 pA, tau = 5 ms)', 'pattern all_to_all without autapses; delay 1.5 ms')}
${experiment('record V of E; record weight of p every 1 ms')}`,

  'plastic synapses with an axonal delay': `${source}
population E[6] : lif_delta(drive = 19 mV)
${connect('p', 'S -> E', 'delta(weight = 1 mV)', `${some}; delay axonal 0.8 ms; plasticity stdp(A_plus = 0.1, A_minus = 0.1, w_max = 3 mV)`)}
${experiment('record V of E; record weight of p every 1 ms; record sent_weight of p every 1 ms')}`,

  'counts of independent sources': `population S[300] : poisson_source(rate = 20 Hz)
population E[8] : lif_delta
${connect('d', 'S -> E', 'delta(weight = 0.4 mV)', 'pattern independent; delay 1.1 ms')}
${connect('r', 'E -> E', 'delta(weight = -1 mV)', `${some}; delay 1.3 ms`)}
${experiment('record V of E', '')}`.replaceAll('20 Hz', '2 kHz'),

  'lists of equal weights and delays beside lists that differ': `population S[3] : spike_list(times = [1 ms, 2 ms, 5 ms, 5.1 ms, 9 ms])
population E[3] : lif_delta(drive = 18 mV)
${connect('a', 'S -> E', 'delta(weight = [2 mV, 2 mV, 2 mV])', 'pattern list(pre = [0, 1, 2], post = [2, 1, 0]); delay [0.1 ms, 0.1 ms, 0.1 ms]')}
${connect('b', 'S -> E', 'delta(weight = [1 mV, 2 mV, 3 mV])', 'pattern list(pre = [0, 1, 2], post = [0, 0, 1]); delay [0.3 ms, 1 ms, 0.7 ms]')}
${experiment('record V of E; record weight of a; record weight of b')}`,

  'conditions and assignments with constants, in cells that differ': `
neuron cell {
  param a = 3 mV
  param b = 4
  param tau = 12 ms positive
  state V = 0 mV
  state n = 0
  V' = (a * b + 4 mV - V) / tau + 0.4 mV * sqrt(2 / tau) * xi
  refractory a * 1 ms / 2 mV holds V
  spike when V >= a * b - 1 mV + n * 0.25 * 4 mV
  on spike { V = -(a) / 2; n += 1 / (b * 2) }
}
population S[2] : spike_list(times = [3 ms, 7 ms, 7.5 ms, 12 ms, 20 ms])
population E[5] : cell(tau = uniform(8 ms, 12 ms))
synapse kick into V { param weight = 0.5 mV; on pre { post.V += weight } }
${connect('k', 'S -> E', 'kick', 'pattern all_to_all; delay 0.6 ms')}
${experiment('record V of E; record n of E')}`,

  'noise by an exact propagator, and one that is not': `
neuron cell { param s = 2 mV; state V = 0 mV; V' = -V / 10 ms + s * 2 * sqrt(2 / 10 ms) * xi; spike when V >= s * 1.5; on spike { V = -0.5 * 2 * s } }
neuron other { state V = 1 mV; V' = -V / 10 ms + V * 0.3 * sqrt(2 / 10 ms) * xi }
population E[6] : cell
population O[4] : other
synapse kick into V { param weight = 0.5 mV; on pre { post.V += weight } }
${connect('k', 'E -> O', 'kick', 'pattern all_to_all; delay 0.5 ms')}
${experiment('record V of E; record V of O')}`,

  'noises of each neuron and of all, beside receptors that become one': `
noise common
neuron cell { noise field shared; input I : pA; param tau = 12 ms positive; state V = 0 mV; state w = 0 mV; let s = 0.6 * xi - 0.8 * xi
  V' = (I * 100 MOhm - V) / tau + 2 mV * sqrt(2 / tau) * (s + common); w' = (V - w) / 30 ms + 1 mV / sqrt(10 ms) * (s + field)
  spike when V >= 3 mV; on spike { V = 0 mV }; refractory 2 ms holds V }
population E[5] : cell
population F[4] : cell(tau = uniform(8 ms, 12 ms))
${connect('a', 'E -> F, E', 'exp_current(weight = 80 pA, tau = 3 ms)', 'pattern all_to_all without autapses; delay 0.5 ms')}
${connect('b', 'E -> F', 'exp_current(weight = -60 pA, tau = 3 ms)', 'pattern all_to_all; delay 0.9 ms')}
${experiment('record V of E, F; record w of E, F')}`,

  'gap junctions and pulses': `
synapse gap into I reads V { param weight : nS; inject I = weight * (pre.V - post.V) }
population E[5] : lif(I_e = [0 pA, 800 pA, 600 pA, 100 pA, 900 pA])
${connect('g', 'E -> E', 'gap(weight = 0.8 nS)', 'pattern all_to_all without autapses')}
${connect('a', 'E -> E', 'exp_current(weight = 80 pA, tau = 3 ms)', 'pattern all_to_all without autapses; delay 0.5 ms')}
${connect('b', 'E -> E', 'exp_current(weight = -60 pA, tau = 3 ms)', 'pattern one_to_one; delay 0.9 ms')}
${experiment('record V of E')}`,

  'states of synapses that are carried each step, with traces beside them': `
plasticity drifts reads V { state x = 0; state c = 0; state u = 0 mV; x' = -x / 20 ms; c' = -c / 5 ms; u' = (post.V - u) / 10 ms
  weight' = (c - 0.5) * weight * (u + 60 mV) / 10 mV / 2 s
  on pre { x += 1; c += 1 }; on post { c += 2; weight += 0.1 pA * x } }
${source}
population E[6] : lif(I_e = 195 pA)
${connect('p', 'S -> E', 'exp_current(weight = uniform(20 pA, 90 pA), tau = 5 ms)', `${some}; delay dendritic 1.2 ms; plasticity drifts`)}
${connect('q', 'S -> E', 'exp_current(weight = 30 pA, tau = uniform(3 ms, 8 ms))', `${some}; delay 0.8 ms`)}
${experiment('record V of E; record weight, x, c, u of p every 1 ms; record i of q every 1 ms')}`,

  'a weight that moves by a tag and a signal for all, anew each 11 ms': `${source}
plasticity rewarded { input d : 1; state x = 0; state y = 0; state c = 0; x' = -x / 20 ms; y' = -y / 15 ms; c' = -c / 11 ms
  weight' = 3 pA/ms * c * (1 + d)
  on pre { weight = clip(weight, 0 pA, 100 pA); c -= 0.1 * y; x += 1 }; on post { c += 0.2 * x; y += 1; weight += 1 pA } }
population Reward : regular(first = 5 ms, period = 9 ms)
population D : neuromodulator(tau = 12 ms)
connect Reward -> D { synapse sum(weight = 1) into level }
population E[6] : lif(I_e = 400 pA)
${connect('p', 'S -> E', 'exp_current(weight = uniform(20 pA, 90 pA), tau = 5 ms)', `${some}; delay dendritic 1.2 ms; plasticity rewarded(d = level of D)`)}
${connect('a', 'S -> E', 'exp_current(weight = 50 pA, tau = 5 ms)', `${some}; delay axonal uniform(0.5 ms, 2 ms); plasticity rewarded(d = level of D)`)}
${experiment('record V of E; record weight, x, c of p every 1 ms; record sent_weight of p every 1 ms; record weight, c, sent_weight of a every 1 ms')}`,

  'states of synapses that are carried once a neuron': `
plasticity slides reads V { param tau = 9 ms; state x = 0; state u = 0 mV; state theta = 0; x' = -x / tau; u' = (post.V - u) / tau; theta' = (u / 1 mV - theta) * abs(theta) / 20 ms + 0.01 /ms
  weight' = 0.1 pA/ms * x * max(theta - 1, 0) * (1 + pre.index)
  on pre { x += 1 }; on post { theta += 0.1; weight += 0.1 pA * x } }
synapse gated into I : pA reads V { param weight = 20 nS; param tau = 12 ms; state x = 0; state s = 0; x' = -x / 2 ms; s' = -s / tau + 0.5 /ms * x * (1 - s)
  on pre { x += 1 }; inject I = weight * s / (1 + exp(-post.V / 10 mV)) * (0 mV - post.V) }
${source}
population E[6] : lif(I_e = 195 pA)
${connect('p', 'S -> E', 'exp_current(weight = uniform(20 pA, 90 pA), tau = 5 ms)', `${some}; delay dendritic 1.2 ms; plasticity slides(tau = (5 + post.index) * 1 ms)`)}
${connect('q', 'S -> E', 'gated', 'pattern all_to_all; delay 0.8 ms')}
${connect('r', 'E -> E', 'gated(weight = uniform(1 nS, 2 nS), tau = (5 + pre.index) * 1 ms)', 'pattern all_to_all; delay (0.5 + 0.2 * pre.index) * 1 ms')}
${experiment('record V of E; record weight, x, u, theta of p every 1 ms; record s of q every 1 ms; record s of r every 1 ms')}`,

  'depression and facilitation from spike to spike': `${source}
synapse short_term into V { param weight = 1 mV; state x = 1; state u = 0; x' = (1 - x) / 80 ms; u' = -u / 300 ms
  on pre { u += 0.3 * (1 - u); post.V += weight * u * x; x -= u * x } }
population E[6] : lif_delta(drive = 17 mV)
${connect('p', 'S -> E', 'short_term(weight = uniform(1 mV, 4 mV))', `${some}; delay 0.7 ms`)}
${experiment('record V of E; record x of p every 1 ms')}`
};

const busy = new Set<string>();

test.each(Object.keys(networks))('%s', name => {
  const { passes, spikes } = agreed(lowered(networks[name]!), 'e', steps);
  expect(spikes).toBeGreaterThan(3);
  for (const pass of passes) busy.add(pass);
});

test('each pass has something to do in one of them', () => expect([...busy].sort()).toEqual([...allPasses].sort()));

test('subsets are all of a few, and some of many, each once', () => {
  expect(subsetsOf(['a', 'b'], 4)).toEqual([[], ['a'], ['b'], ['a', 'b']]);
  const many = subsetsOf([...'abcdefg'], 32).map(subset => subset.join(''));
  expect([many.length, new Set(many).size, many[0], many[1]]).toEqual([32, 32, '', 'abcdefg']);
});
