// `record g of c by target`: sums over the synapses onto each target neuron, on every backend.
import { describe, expect, test } from 'vitest';
import { digest, run, type Recording } from '../../../../simulator/index.js';
import { errorsOf, lowered } from '../../../support/lowered.js';
import { only } from '../../../support/only.js';
import { simulatedOnAll } from './on-all-backends.js';

const sums = (recording: Recording, connect: string, variable: string): number[][] => {
  const { values, post, steps } = only(
    recording.weights.filter(w => w.connect === connect && w.variable === variable && w.byTarget)
  );
  return Array.from(steps, (_, s) => Array.from(values.subarray(s * post.length, (s + 1) * post.length)));
};
const plastic = `
plasticity counts { state n = 0; on pre { n += 1; weight += 1 mV } }
synapse s into V : mV { param weight : mV; let twice = 2 * weight; on pre { post.V += weight } }
neuron cell { state V = 0 mV; V' = -V / 10 ms }
population S[3] : spike_list(times = [[2 ms], [2 ms, 3 ms], []])
population P[4] : cell
population Q[2] : cell
`;

describe('the sum over the synapses of each target', () => {
  test('is that of what each synapse has, states, weights, parameters and lets', () => {
    const recording = simulatedOnAll(`${plastic}
connect c: S -> P, Q { synapse s(weight = (1 + pre.index + 10 * post.index) * 1 mV); plasticity counts; pattern where pre.index <= post.index }
connect d: S -> P[1..2] { synapse s(weight = 2 mV) }
experiment e { step 1 ms; record n, weight, twice of c by target every 1 ms; record weight of d by target; record weight of c[2..4] by target every 2 ms; record V of P; run 4 ms }`);
    expect(sums(recording, 'd', 'weight')).toEqual([
      [6, 6],
      [6, 6]
    ]);
    const [first, , , third, last] = sums(recording, 'c', 'n');
    expect([first, third, last]).toEqual([
      [0, 0, 0, 0, 0, 0],
      [1, 3, 3, 3, 1, 3],
      [1, 3, 3, 3, 1, 3]
    ]);
  });
  test('is what a receptor of the target has, whatever else has one like it', () => {
    const text = (more: string): string => `
synapse half = exp_conductance(weight = 1 nS, tau = 5 ms)
population S[2] : spike_list(times = [[2 ms], [3 ms]])
population P[2] : lif_cond
connect c: S -> P { synapse half; pattern where pre.index <= post.index }
connect d: S -> P { synapse half }
experiment e { step 1 ms; ${more}; record V of P; run 6 ms }`;
    const recording = simulatedOnAll(text('record g of c by target every 1 ms'));
    const last = sums(recording, 'c', 'g').at(-1)!;
    expect(last[0]).toBeCloseTo(Math.exp(-3 / 5), 12);
    expect(last[1]).toBeCloseTo(Math.exp(-3 / 5) + Math.exp(-2 / 5), 12);
    const plain = simulatedOnAll(text('record spikes of P'));
    const [with_, without] = [recording, plain].map(({ traces }) => Array.from(traces[0]!.values));
    with_!.forEach((value, i) => expect(value).toBeCloseTo(without![i]!, 9));
  });
  test('is asked by plots, expectations and statistics, and goes on from a snapshot', () => {
    const text = `${plastic}
connect c: S -> P { synapse s(weight = 1 mV); plasticity counts }
experiment e { step 1 ms; record weight of c by target every 1 ms; run 2 ms; snapshot a; run 2 ms; restore a; run 2 ms
  expect last(weight of c by target) == 6 mV
  expect value(weight of c[0] by target, time = 1 ms) == 3 mV
  plot trace(weight of c[0..1] by target) }`;
    const recording = simulatedOnAll(text);
    expect(sums(recording, 'c', 'weight').map(([one]) => one)).toEqual([3, 3, 5, 6, 6, 6, 6]);
    expect(digest(run(lowered(text), { experiment: 'e' }))).toBe(digest(recording));
  });
});

describe('is refused', () => {
  const errors = (record: string): string[] =>
    errorsOf(
      `${plastic}connect c: S -> P { synapse exp_current(weight = 1 pA) into V }\n`.replace(
        /connect c.*/,
        'population R : lif\nconnect c: S -> R { synapse exp_current(weight = 1 pA) }'
      ) + `experiment e { step 1 ms; ${record}; run 5 ms }`
    );
  test('of a population', () =>
    expect(errors('record V of R by target')[0]).toMatch(
      /^not-a-value 10 'R' is a population, and by target sums over the synapses of a connection/
    ));
  test('with the remedy, where single synapses have no state', () =>
    expect(errors('record i of c')[0]).toMatch(
      /^not-recordable 10 i of c is summed over the synapses of each neuron; write record i of c by target\.$/
    ));
});
