// Synapses with states of their own: where the delay lies, coincidences, what is recorded when, and what is sent.
import { describe, expect, test } from 'vitest';
import { lastWeights, valueAt } from '../../../support/simulated.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

/** Counts what it sees: a pre spike adds 1 and reads y, a post spike adds 100 and reads x. */
const rules = `
plasticity marks {
  state x = 0
  state y = 0
  on pre { x += 1; weight += 1 + 1000 * y }
  on post { y += 1; weight += 100 + 100000 * x }
}
synapse plain into got { param weight = 0; on pre { post.got += weight } }
neuron source { param times : list of ms; state got = 0; spike at times }
`;
const network = (pre: string, post: string, delay: string, more = ''): string => `${rules}
population A[1] : source(times = ${pre})
population B[1] : source(times = ${post})
connect c: A -> B { synapse plain; pattern all_to_all; ${delay}; plasticity marks }
experiment e { step 1 ms; record weight of c every 1 ms; record sent_weight of c every 1 ms; record got of B; run 20 ms; ${more} }
`;

/** The recorded weights at steps. */
function weights(text: string, steps: readonly number[], variable = 'weight'): number[] {
  const { values } = simulated(text).weights.find(w => w.variable === variable)!;
  return steps.map(step => values[step]!);
}

describe('a dendritic delay', () => {
  test('lets post spikes reach the synapse later: post at 5 ms, pre at 6 and 9 ms, delay 3 ms', () => {
    // pre at 6 finds nothing; post arrives at 8 and finds x = 1; pre at 9 finds y = 1
    const text = network('[6 ms, 9 ms]', '[5 ms]', 'delay dendritic 3 ms');
    expect(weights(text, [5, 6, 7, 8, 9])).toEqual([0, 1, 1, 100101, 101102]);
  });

  test('sends the new weight after the delay', () => {
    const recording = simulated(network('[6 ms]', '[1 ms]', 'delay dendritic 3 ms'));
    expect([8, 9].map(step => valueAt(recording, 'B', 'got', step))).toEqual([0, 100 + 1 + 1000]);
  });

  test('makes no pair of spikes that meet at the synapse, and applies both', () => {
    expect(weights(network('[8 ms]', '[5 ms]', 'delay dendritic 3 ms'), [7, 8])).toEqual([0, 101]);
  });
});

describe('an axonal delay', () => {
  test('lets pre spikes reach the synapse later: pre at 5 ms, post at 7 and 9 ms, delay 3 ms', () => {
    // post at 7 finds nothing; pre arrives at 8 and finds y = 1; post at 9 finds x = 1
    expect(weights(network('[5 ms]', '[7 ms, 9 ms]', 'delay axonal 3 ms'), [6, 7, 8, 9])).toEqual([
      0, 100, 1101, 101201
    ]);
  });

  test('sends the new weight on arrival', () => {
    const recording = simulated(network('[5 ms]', '[1 ms]', 'delay axonal 3 ms'));
    expect([7, 8].map(step => valueAt(recording, 'B', 'got', step))).toEqual([0, 100 + 1 + 1000]);
  });

  test('makes no pair of spikes that meet at the synapse, and a spike it causes comes after it', () => {
    const recording = simulated(network('[5 ms]', '[8 ms]', 'delay axonal 3 ms'));
    expect(valueAt(recording, 'B', 'got', 8)).toBe(1);
    expect(lastWeights(recording, 'c')).toEqual([101]);
  });
});

test('several spikes at one instant all count', () => {
  expect(weights(network('[5 ms, 5 ms]', '[1 ms, 1 ms]', 'delay dendritic 1 ms'), [4, 5])).toEqual([
    200,
    200 + 2 * 2001
  ]);
});

test('the weight last sent stands still at post spikes', () => {
  const text = network('[3 ms, 9 ms]', '[5 ms]', 'delay dendritic 1 ms');
  expect(weights(text, [0, 3, 6, 8, 9], 'sent_weight')).toEqual([0, 1, 1, 1, 101102]);
});

test('synapses have their own delays', () => {
  const recording = simulated(`${rules}
population A[3] : source(times = [6 ms])
population B[1] : source(times = [2 ms])
connect c: A -> B { synapse plain; pattern all_to_all; delay dendritic (2 + 2 * pre.index) * 1 ms; plasticity marks }
experiment e { step 1 ms; record weight of c; record got of B; run 20 ms }
`);
  // post reaches them at 4, 6 and 8 ms: before, with, and after the pre spike
  expect(lastWeights(recording, 'c')).toEqual([1101, 101, 100101]);
  expect([8, 10, 12].map(step => valueAt(recording, 'B', 'got', step))).toEqual([1101, 1101 + 101, 1101 + 101 + 1]);
});

test('states move exactly between events, and being looked at changes no bit of them', () => {
  const text = (every: string): string => `
plasticity relaxes {
  state z = 3
  z' = (1 - z) / 7 ms
  on pre { z += 2 }
}
synapse plain into got { param weight = 0; on pre { post.got += weight } }
neuron source { param times : list of ms; state got = 0; spike at times }
population A[1] : source(times = [4 ms, 9 ms])
population B[1] : source(times = [100 ms])
connect c: A -> B { synapse plain; pattern all_to_all; plasticity relaxes }
experiment e { step 0.5 ms; record z of c ${every}; run 15 ms }
`;
  const often = lastWeights(simulated(text('every 0.5 ms')), 'c', 'z');
  const rarely = lastWeights(simulated(text('')), 'c', 'z');
  const decay = (z: number, ms: number): number => 1 + (z - 1) * Math.exp(-ms / 7);
  expect(often).toEqual(rarely);
  expect(Math.abs(often[0]! - decay(decay(decay(3, 4) + 2, 5) + 2, 6))).toBeLessThan(1e-14);
});

test('autapses and parallel synapses learn each for itself', () => {
  const recording = simulated(`${rules}
population A[2] : source(times = [[3 ms, 6 ms], [5 ms]])
connect c: A -> A { synapse plain; pattern list(pre = [0, 1, 1], post = [0, 0, 0]); delay dendritic 1 ms; plasticity marks }
experiment e { step 1 ms; record weight of c; run 20 ms }
`);
  // autapse: pre 3, 6 and post 4, 7; the other two: pre 5 and post 4, 7
  const autapse = 1 + (100 + 100000) + (1 + 1000) + (100 + 200000);
  const parallel = 100 + (1 + 1000) + (100 + 100000);
  expect(lastWeights(recording, 'c')).toEqual([autapse, parallel, parallel]);
});
