// Synapses that act all the time: what they add is taken from both ends as they are at the end of the step before.
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../support/simulated.js';
import { simulatedOnAll } from './on-all-backends.js';

const cell = "neuron cell { input I : pA; state V = 0 mV; V' = I * 1 GOhm / 1 ms }\n";
const gap = 'synapse gap into I reads V { param weight : nS; inject I = weight * (pre.V - post.V) }\n';
const experiment = (more: string): string => `experiment e { step 1 ms; record V of P every 1 ms; ${more} }`;

test('two cells come together as the difference equation says', () => {
  const recording = simulatedOnAll(`${cell}${gap}population P[2] : cell(V = [8 mV, 0 mV])
connect P -> P { synapse gap(weight = 0.25 nS); pattern all_to_all without autapses }
${experiment('run 40 ms')}`);
  // each step moves both by a quarter of the difference, which is halved
  for (const step of [0, 1, 2, 5, 40])
    expect(valueAt(recording, 'P', 'V', step, 0)).toBeCloseTo(4 + 4 * 0.5 ** step, 12);
});

describe('stimuli and synapses', () => {
  const text = (
    statements: string
  ): string => `${cell}synapse leak into I reads V { param weight : nS; inject I = -weight * post.V }
population P[3] : cell
connect P -> P { synapse leak(weight = 0.5 nS); pattern one_to_one }
${experiment(statements)}`;
  test('add up, also where they change', () => {
    const recording = simulatedOnAll(text('stimulate P with 2 pA from 2 ms to 4 ms; run 6 ms'));
    expect([2, 3, 4, 5, 6].map(step => valueAt(recording, 'P', 'V', step, 1))).toEqual([0, 2, 3, 1.5, 0.75]);
  });
  test('add up in each step where the stimulus moves', () => {
    const recording = simulatedOnAll(
      text('stimulate P[0] with 1 pA * t / 1 ms from 1 ms to 4 ms; run 6 ms').replace('every 1 ms', '')
    );
    expect([1, 2, 3, 4, 5].map(step => valueAt(recording, 'P', 'V', step, 0))).toEqual([0, 1.5, 3.25, 5.125, 2.5625]);
    expect(valueAt(recording, 'P', 'V', 5, 1)).toBe(0);
  });
  test('begin anew after the states were cleared and restored', () => {
    const recording = simulatedOnAll(
      text('stimulate P with 2 pA; run 2 ms; snapshot a; run 2 ms; clear state; run 2 ms; restore a; run 2 ms')
    );
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(step => valueAt(recording, 'P', 'V', step, 2))).toEqual([
      2, 3, 3.5, 3.75, 2, 3, 3.5, 3.75
    ]);
  });
});

test('several connections into one input, parameters of synapses and neurons, and the time', () => {
  const recording = simulatedOnAll(`neuron cell { input I : pA; param gain = 1; state V = 0 mV; V' = I * 1 GOhm / 1 ms }
synapse clock into I { param weight : pA; inject I = weight * pre.gain * t / 1 ms }
synapse constant into I reads gain { param weight : pA; inject I = weight * post.gain  }
population P[2] : cell(gain = [1, 10])
connect a: P -> P { synapse clock(weight = [1 pA, 0.5 pA]); pattern list(pre = [1, 0], post = [1, 0]) }
connect b: P -> P { synapse constant(weight = 2 pA); pattern one_to_one }
${experiment('run 3 ms')}`);
  // the step that ends at 3 ms is driven by what holds at 2 ms
  expect([0, 1].map(neuron => [1, 2, 3].map(step => valueAt(recording, 'P', 'V', step, neuron)))).toEqual([
    [2, 4.5, 7.5],
    [20, 50, 90]
  ]);
});
