// Weights that move by a tag times a signal which all synapses share: found from an integral of the signal, they are what they are when
// carried each step, whatever is done to the network on the way.
import { afterAll, expect, test } from 'vitest';
import { digest, plan, type Recording } from '../../../../simulator/index.js';
import { simulated } from '../../../support/simulated.js';
import { lowered } from '../../../support/lowered.js';
import { ranOnThreads, stopPools } from '../wasm-groups/on-threads.js';

afterAll(stopPools);

const network = (rule: string, connect = 'delay dendritic 1.2 ms; plasticity rewarded(d = level of D)'): string => `
param gain = 1
plasticity rewarded { input d : 1; param g = 1; state x = 0; state y = 0; state c = 0; x' = -x / 20 ms; y' = -y / 15 ms; c' = -c / 11 ms
  ${rule} }
population S[20] : poisson_source(rate = 80 Hz)
population Reward : regular(first = 5 ms, period = 9 ms)
population D : neuromodulator(tau = 12 ms)
connect Reward -> D { synapse sum(weight = gain) into level }
population E[6] : lif(I_e = 400 pA)
connect p: S -> E { synapse exp_current(weight = uniform(20 pA, 90 pA), tau = 5 ms); pattern fixed_probability(40 %); ${connect} }`;
const rule = `weight' = 3 pA/ms * c * d
  on pre { weight = clip(weight, 0 pA, 100 pA); c -= 0.1 * y; x += 1 }; on post { c += 0.2 * x; y += 1; weight += 1 pA }`;
const experiment = (more: string): string =>
  `experiment e { step 0.1 ms; seed 3; record spikes of E; record weight, c, sent_weight of p every 0.7 ms\n ${more} }`;

const values = (recording: Recording): number[] => recording.weights.flatMap(record => [...record.values]);
const isIntegrated = (text: string): boolean =>
  plan(lowered(text), { experiment: 'e' }).plan!.passes.some(
    ({ name, did }) => name === 'signal_integrals' && did.length > 0
  );

/** Recorded on all backends and threads with the same bits, and as when carried each step. */
function asCarried(text: string): Recording {
  expect(isIntegrated(text)).toBe(true);
  const recording = ranOnThreads(text);
  expect(recording.faults).toEqual([]);
  const carried = simulated(text, { without: ['signal_integrals'] });
  expect(recording.spikes).toEqual(carried.spikes);
  const [found, wanted] = [values(recording), values(carried)];
  expect(found.length).toBe(wanted.length);
  expect(wanted.filter(value => value !== 0).length).toBeGreaterThan(0.7 * wanted.length);
  const scale = Math.max(...wanted.map(Math.abs));
  expect(Math.max(...found.map((value, i) => Math.abs(value - wanted[i]!)))).toBeLessThan(1e-12 * scale);
  return recording;
}

test('over several starts of the integral', () => {
  asCarried(`${network(rule)}\n${experiment('run 50 ms')}`);
});

test('where the network is cleared, restored, and goes on with other values', () => {
  asCarried(
    `${network(rule)}\n${experiment('run 7.3 ms; snapshot s; run 9 ms; set gain = 2; run 9 ms; clear state of E; run 12 ms; restore s; run 8 ms')}`
  );
});

test('where synapses have delays of their own, and the weight no events', () => {
  const moving = `weight' = 3 pA/ms * c * d\n  on pre { c -= 0.1 * y; x += 1 }; on post { c += 0.2 * x; y += 1 }`;
  asCarried(
    `${network(moving, 'delay axonal uniform(0.5 ms, 2 ms); plasticity rewarded(d = level of D)')}\n${experiment('run 30 ms')}`
  );
});

test('a snapshot disturbs nothing', () => {
  const [straight, kept] = ['run 20 ms', 'run 13.3 ms; snapshot s; run 6.7 ms'].map(more =>
    ranOnThreads(`${network(rule)}\n${experiment(more)}`)
  ) as [Recording, Recording];
  expect(digest(kept)).toBe(digest(straight));
});

test.each([
  ['the weight is in its own equation', rule.replace('* d', '* d - weight / 1 s')],
  ['it moves by what only one neuron has', rule.replace('* c * d', '* c * d * x')],
  ['it is divided by the tag', rule.replace('3 pA/ms', '3 pA/ms / (1 + c)')]
])('carried each step where %s', (_, other) => {
  expect(isIntegrated(`${network(other)}\n${experiment('run 1 ms')}`)).toBe(false);
});

test('carried each step where each target has a signal of its own', () => {
  const own = network(rule, 'plasticity rewarded(d = level of D)').replace('population D :', 'population D[6] :');
  expect(isIntegrated(`${own}\n${experiment('run 1 ms')}`)).toBe(false);
});
