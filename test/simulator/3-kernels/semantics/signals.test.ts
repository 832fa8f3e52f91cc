// Events of synapses that are spikes of other neurons: one neuron for all synapses, or one for each target.
import { afterAll, describe, expect, test } from 'vitest';
import { refused } from '../../../support/planned.js';
import { snn } from '../../../support/snn.js';
import { ranOnThreads, stopPools } from '../wasm-groups/on-threads.js';

afterAll(stopPools);

const models = snn`
  neuron cell { state got = 0 }
  neuron pair { state got = 0; spike when step_number == 6 }
  neuron bursts { spike count 2 }
  synapse plain into got { param weight = 1; on pre { post.got += weight } }
  plasticity rewarded { event reward; on reward { weight += 1 } }
  plasticity tagged {
    event reward
    state tag = 0
    tag' = -tag / 10 ms
    on pre { tag += 1 }
    on reward { weight += tag }
  }
`;
const network = (rule: string, more = '', delay = 'dendritic 1 ms', target = 'A[3] : cell'): string => snn`
  ${models}
  population S[2] : spike_list(times = [[2 ms], [6 ms]])
  population R : spike_list(times = [6 ms, 9 ms])
  population Each[3] : spike_list(times = [[3 ms], [4 ms, 5 ms], [20 ms]])
  population ${target}
  connect c: S -> A { synapse plain; delay ${delay}; plasticity ${rule} }
  ${more}
  experiment e { step 1 ms; seed 4; record weight of c every 1 ms; run 12 ms }
`;
/** The weights after a step: of synapse i of target t at place 2 t + i. */
const weightsAt = (text: string, step: number): number[] => {
  const recording = ranOnThreads(text);
  expect(recording.faults.map(fault => fault.message)).toEqual([]);
  const { values, pre, post } = recording.weights[0]!;
  const found = values.subarray(step * pre.length, (step + 1) * pre.length);
  const placed: number[] = [];
  found.forEach((weight, i) => (placed[2 * post[i]! + pre[i]!] = weight));
  return placed;
};

describe.each(['dendritic 1 ms', 'axonal 1 ms', 'dendritic uniform(1 ms, 3 ms)', 'axonal uniform(1 ms, 3 ms)'])(
  'with delay %s,',
  delay => {
    test('spikes of one neuron act on all synapses, in their step', () => {
      const text = network('rewarded(reward = spikes of R)', '', delay);
      expect([5, 6, 8, 9, 12].map(step => weightsAt(text, step))).toEqual(
        [1, 2, 2, 3, 3].map(weight => Array<number>(6).fill(weight))
      );
    });

    test('each of several neurons acts on the synapses onto its target', () => {
      const text = network('rewarded(reward = spikes of Each)', '', delay);
      expect(weightsAt(text, 12)).toEqual([2, 2, 3, 3, 1, 1]);
    });
  }
);

test('one of a population, and part of it, may be the signal', () => {
  expect(weightsAt(network('rewarded(reward = spikes of Each[1])'), 12)).toEqual(Array(6).fill(3));
  const part = network('rewarded(reward = spikes of Each[0..1])', '', 'dendritic 1 ms', 'A[2] : cell');
  expect(weightsAt(part, 12)).toEqual([2, 2, 3, 3]);
});

test('what one side alone changes is read as it was before the instant', () => {
  // S[1] fires with the first reward, in step 6: its own spike does not count; by step 9 its tag has decayed for 3 ms
  const weights = weightsAt(network('tagged(reward = spikes of R)'), 12);
  const first = 1 + Math.exp(-4 / 10) + Math.exp(-7 / 10);
  const second = 1 + Math.exp(-3 / 10);
  [first, second, first, second, first, second].forEach((weight, i) => expect(weights[i]).toBeCloseTo(weight, 12));
});

test('a weight goes from post to pre to signals, in the order of the instant', () => {
  const rule = snn`
    plasticity ordered {
      event reward
      on post { weight = 2 * weight + 1 }
      on pre { weight = 3 * weight + 1 }
      on reward { weight = 5 * weight + 1 }
    }
  `;
  const text = network('ordered(reward = spikes of R)', rule, 'axonal 1 ms', 'A[3] : pair').replace(
    '[6 ms]]',
    '[5 ms]]'
  );
  // axonal: the pre spike of step 5 reaches the synapse in step 6, before the post spike
  const [, weight] = weightsAt(text, 6);
  expect(weight).toBe(5 * (2 * (3 * 1 + 1) + 1) + 1);
});

test('several spikes in a step act one after the other, and draw each time', () => {
  const rule =
    'plasticity drawing { event e; state a = 0; state b = 0; on e { a = b; b = uniform(0, 1); weight = a } }';
  const text = network('drawing(e = spikes of B)', `${rule}\npopulation B : bursts`);
  const weights = weightsAt(text, 12);
  expect(new Set(weights).size).toBe(6);
  expect(weights.every(weight => weight > 0 && weight < 1)).toBe(true);
});

test('they come back with a snapshot', () => {
  const text = (script: string): string => network('tagged(reward = spikes of R)').replace('run 12 ms', script);
  const straight = ranOnThreads(text('run 12 ms')).weights[0]!.values.slice(-6);
  expect(
    ranOnThreads(text('run 5 ms; snapshot s; run 3 ms; restore s; run 7 ms')).weights[0]!.values.slice(-6)
  ).toEqual(straight);
});

test('silenced neurons are no signal', () => {
  const text = network('rewarded(reward = spikes of R)').replace('run 12 ms', 'silence R from 0 ms to 7 ms; run 12 ms');
  expect(weightsAt(text, 12)).toEqual(Array(6).fill(2));
});

test('what goes wrong has its time and its synapse', () => {
  const rule = 'plasticity bad { event e; on e { weight = log(-1 - post.index) } }';
  const [fault] = ranOnThreads(network('bad(e = spikes of R)', rule)).faults;
  expect([fault?.time, fault?.message]).toEqual([
    6,
    expect.stringContaining('weight of synapse 0 of c(S->A) (S[0] -> A[0]) became not a number')
  ]);
});

describe('refused:', () => {
  test('as many neurons as there are neither one nor targets', () =>
    expect(refused(network('rewarded(reward = spikes of Each)', '', 'dendritic 1 ms', 'A[2] : cell'))).toContain(
      'reward of c(S->A) is bound to spikes of 3 neurons of Each, and its target A has 2; give one neuron for all, or one for each of them.'
    ));
  test('a change of the target', () =>
    expect(
      refused(network('sending(e = spikes of R)', 'plasticity sending into got { event e; on e { post.got += 1 } }'))
    ).toMatch(/^send-on-post \d+ The synapses of c\(S->A\) change their target at another event than a pre spike;/));
});
