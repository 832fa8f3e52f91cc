// Synapses that reset and block: when, for how long, in any order, and what is refused.
import { describe, expect, test } from 'vitest';
import { errorsOf } from '../../../support/lowered.js';
import { spikeSteps, valueAt } from '../../../support/simulated.js';
import { simulatedOnAll } from './on-all-backends.js';

const cell =
  "neuron cell { param V_reset = 0 mV; state V = 0 mV; V' = 1 mV / 1 ms; spike when V >= 5 mV; on spike { V = V_reset } refractory 1 ms holds V }\n";
const network = (
  synapse: string,
  times: string,
  more = ''
): string => `${cell}population S[2] : spike_list(times = ${times})
population P[2] : cell(V_reset = [0 mV, 1 mV])
connect S -> P { synapse ${synapse}; pattern all_to_all; ${more} }
experiment e { step 1 ms; record spikes of P; record V of P; run 16 ms }`;
const stamps = (text: string): number[][] => {
  const recording = simulatedOnAll(text);
  return [0, 1].map(neuron => spikeSteps(recording, 'P', neuron));
};

describe('a spike that resets', () => {
  test('does so in the step of its arrival, to the value of each target, and holds it for the time after', () => {
    const recording = simulatedOnAll(network('reset_and_block(duration = 3 ms)', '[[2 ms], []]'));
    expect([2, 3, 6, 7].map(step => valueAt(recording, 'P', 'V', step, 0))).toEqual([2, 0, 0, 1]);
    expect([2, 3, 6, 7].map(step => valueAt(recording, 'P', 'V', step, 1))).toEqual([2, 1, 1, 2]);
    expect([0, 1].map(neuron => spikeSteps(recording, 'P', neuron))).toEqual([[11], [10, 15]]);
  });
  test('comes before the threshold of its step', () =>
    expect(stamps(network('reset_and_block(duration = 0 ms)', '[[4 ms], []]'))[0]).toEqual([10, 16]));
  test('never shortens a longer time', () => {
    expect(stamps(network('reset_and_block(duration = 3 ms)', '[[2 ms], [2 ms]]'))).toEqual(
      stamps(network('reset_and_block(duration = 3 ms)', '[[2 ms], []]'))
    );
    const blocks =
      'const times = [9 ms, 1 ms, 9 ms, 1 ms]\nsynapse two { param T = 1 ms; on pre { refractory post for T } }\n';
    expect(stamps(blocks + network('two(T = times[post.index * 2 + pre.index])', '[[1 ms], [3 ms]]'))[0]).toEqual([15]);
  });
  test('takes its delay, also one of each synapse', () => {
    expect(stamps(network('reset_and_block(duration = 0 ms)', '[[1 ms], []]', 'delay 3 ms'))[0]).toEqual([9, 15]);
    expect(
      stamps(
        `const ways = [3 ms, 3 ms, 2 ms, 2 ms]\n${network('reset_and_block(duration = 0 ms)', '[[1 ms], []]', 'delay ways[post.index * 2 + pre.index]')}`
      )
    ).toEqual([
      [9, 15],
      [7, 12]
    ]);
  });
});

describe('is refused', () => {
  const errors = (synapse: string, neuron = cell): string[] =>
    errorsOf(
      `${neuron}${synapse}\npopulation S[2] : spike_list(times = [1 ms])\npopulation P[2] : cell\nconnect S -> P { synapse s; pattern all_to_all }\nexperiment e { step 1 ms; record V of P; run 5 ms }`
    );
  test.each([
    [
      'a value that is not the same for all',
      'synapse s into V { param v = uniform(0 mV, 1 mV); on pre { post.V = v; refractory post for 1 ms } }',
      /^not-additive 2 S->P.* sets V of P to a value that differs between synapses or changes/
    ],
    [
      'a value that depends on what is there',
      'synapse s into V { on pre { post.V = post.V / 2; refractory post for 1 ms } }',
      /^not-additive 2 S->P.* sets V of P to a value/
    ],
    [
      'something besides',
      'synapse s into V { on pre { post.V = 0 mV; post.V += 1 mV; refractory post for 1 ms } }',
      /^reset-alone 2 The synapses of S->P.* make their target refractory and do something else too/
    ],
    [
      'a refractory time anywhere else',
      'synapse s into V { on pre { post.V += 1 mV } on post { refractory post for 1 ms } }',
      /^misplaced-statement 2 'refractory post' is what a synapse does 'on pre'; remove it\.$/
    ]
  ])('%s', (_what, synapse, message) => expect(errors(synapse)[0]).toMatch(message));
  test('a state that is not held', () => {
    const free = "neuron cell { state V = 0 mV; V' = 1 mV / 1 ms; spike when V >= 5 mV; on spike { V = 0 mV } }\n";
    expect(errors('synapse s into V { on pre { post.V = 0 mV; refractory post for 1 ms } }', free)[0]).toMatch(
      /A spike that makes its target refractory may set only what is held meanwhile, and V of P is not/
    );
  });
  test('neurons that fire at given times', () => {
    expect(
      errorsOf(
        'synapse s { on pre { refractory post for 1 ms } }\npopulation S[1] : regular\nconnect S -> S { synapse s; pattern all_to_all }\nexperiment e { step 1 ms; record spikes of S; run 20 ms }'
      )[0]
    ).toMatch(/S fires at given times, which synapses cannot change/);
  });
});
