// Synapses onto a neuron are left alone in steps in which a factor of that neuron is 0 in all that moves them: the same bits on all backends.
import { afterAll, expect, test } from 'vitest';
import type { Recording } from '../../../../simulator/index.js';
import { ranOnThreads, stopPools } from '../wasm-groups/on-threads.js';

afterAll(stopPools);

const ran = (equations: string): Recording => {
  const recording = ranOnThreads(`
neuron cell { state V = 0 mV; state u = 0 mV; V' = -V / 9 ms; u' = (V - u) / 4 ms; spike when V >= 20 mV; on spike { V = 3 mV } }
plasticity moving reads V : mV, u : mV { state x = 0; state s = 1; x' = -x / 5 ms; ${equations}; on pre { x += 1 }; on post { s += 0.5 } }
population S[12] : poisson_source(rate = 120 Hz)
population E[7] : cell
connect p: S -> E { synapse delta(weight = uniform(2 mV, 8 mV)); pattern fixed_probability(60 %); plasticity moving }
experiment e { step 0.1 ms; seed 7; record spikes of E; record V, u of E; record weight, s of p every 0.3 ms; run 40 ms }`);
  expect(recording.faults).toEqual([]);
  return recording;
};

const above = 'max(post.V - 8 mV, 0 mV)';
const low = 'max(post.u - 5 mV, 0 mV)';

test.each([
  ['a product', `weight' = 0.01 /ms / 1 mV * x * ${above} * ${low}`],
  ['sums with a factor in common', `weight' = x * ${above} / 1 s - ${above} * ${low} / 9 s / 1 mV`],
  ['sums with no factor in common', `weight' = x * ${above} / 100 ms - s * ${low} / 200 ms`],
  ['a condition', `weight' = if post.V > 8 mV then x * 1 mV / 10 ms else 0 mV/ms`],
  ['a weight that decays', `weight' = x * ${above} / 100 ms - weight / 20 ms`],
  ['another state of the synapse', `weight' = x * ${above} / 100 ms; s' = -s * ${low} / 1 mV / 50 ms`],
  [
    'two states with factors of their own',
    `weight' = x * ${above} / 100 ms; s' = (weight / 1 mV) * ${low} / 1 mV / 90 ms`
  ]
])('with %s', (_, equations) => {
  const weights = ran(equations).weights.find(record => record.variable === 'weight')!;
  const synapses = weights.values.length / weights.steps.length;
  expect([...weights.values].some((value, i) => i >= synapses && value !== weights.values[i - synapses])).toBe(true);
});
