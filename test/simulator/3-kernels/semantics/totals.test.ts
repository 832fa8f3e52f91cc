// Sums over the synapses onto a neuron, and what synapses, rules and neurons do at regular times.
import { afterAll, describe, expect, test } from 'vitest';
import type { Recording } from '../../../../simulator/index.js';
import { errorsOf } from '../../../support/lowered.js';
import { snn } from '../../../support/snn.js';
import { ranOnThreads, stopPools } from '../wasm-groups/on-threads.js';
import { ranOnAll, simulatedOnAll } from './on-all-backends.js';

afterAll(stopPools);

/** Values of all synapses after a step, in canonical order. */
function valuesAt(recording: Recording, variable: string, step: number): number[] {
  const found = recording.weights.find(weights => weights.variable === variable)!;
  const sample = Array.from(found.steps).indexOf(step);
  expect(sample).toBeGreaterThanOrEqual(0);
  return Array.from(found.values.slice(sample * found.pre.length, (sample + 1) * found.pre.length));
}

const cells = snn`
  neuron cell { param times : list of ms; state V = 0; spike at times }
  synapse plain into V { param weight = 1; on pre { post.V += weight } }
  population S[3] : spike_list(times = [[1 ms], [2 ms], [3 ms]])
  population P[2] : cell(times = [[2 ms, 2 ms], [4 ms]])
`;

describe('each DURATION of a rule', () => {
  test('sees sums as they were before the block, and acts behind the events of its step', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      plasticity normalise { param goal = 6; on pre { weight += 1 }; each 2 ms { weight *= goal / total(weight) } }
      connect c: S -> P { synapse plain(weight = [[1, 4], [2, 5], [3, 9]]); plasticity normalise }
      experiment e { step 0.5 ms; record weight of c every 0.5 ms; run 5 ms }
    `);
    // S[0] spikes at 1 ms, S[1] at 2 ms: both are counted before the block of 2 ms
    expect(valuesAt(recording, 'weight', 3)).toEqual([2, 2, 3, 5, 5, 9]);
    const [first, second] = [2 + 3 + 3, 5 + 6 + 9];
    const normal = [2, 3, 3, 5, 6, 9].map((weight, i) => weight * (6 / (i < 3 ? first : second)));
    expect(valuesAt(recording, 'weight', 4)).toEqual(normal);
    const after = valuesAt(recording, 'weight', 8);
    for (const target of [0, 1])
      expect(after.slice(3 * target, 3 * target + 3).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(6, 13);
    expect(valuesAt(recording, 'weight', 10)).toEqual(after);
  });

  test('finds states that decay as they are then, those of either side', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      plasticity traces {
        state x = 0; state y = 0; state seen = 0
        x' = -x / 10 ms; y' = -y / 5 ms
        on pre { x += 1 }
        on post { y += 1 }
        each 4 ms { seen = total(x) + 100 * y }
      }
      connect c: S -> P { synapse plain; plasticity traces }
      experiment e { step 0.5 ms; record seen of c every 1 ms; run 5 ms }
    `);
    const x = Math.exp(-0.3) + Math.exp(-0.2) + Math.exp(-0.1);
    const seen = valuesAt(recording, 'seen', 8);
    // spikes of P reach the synapses a step later
    expect(seen[0]).toBeCloseTo(x + 200 * Math.exp(-0.3), 12);
    expect(seen[3]).toBeCloseTo(x, 12);
  });

  test('several act one after the other, each with sums of its own; those of rules before that of the synapse', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      synapse counts into V { param weight = 1; state n = 0; on pre { post.V += weight }; each 2 ms { n = total(weight) } }
      plasticity twice { each 2 ms { weight = total(weight) }; each 1 ms { weight += 1 } }
      connect c: S -> P { synapse counts; plasticity twice }
      experiment e { step 0.5 ms; record weight, n of c every 0.5 ms; run 2 ms }
    `);
    expect(valuesAt(recording, 'weight', 4)).toEqual(Array(6).fill(7));
    expect(valuesAt(recording, 'n', 4)).toEqual(Array(6).fill(21));
  });

  test('takes its time from a parameter, and each step is one of them', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      plasticity counting { param interval = 1 ms; state n = 0; state k = 0; each interval { n += 1 }; each step { k += 1 } }
      connect c: S -> P { synapse plain; plasticity counting(interval = 2 ms) }
      experiment e { step 0.5 ms; record n, k of c every 1 ms; run 5 ms }
    `);
    expect(valuesAt(recording, 'n', 10)).toEqual(Array(6).fill(2));
    expect(valuesAt(recording, 'k', 10)).toEqual(Array(6).fill(10));
  });

  test('a weight is the new one for spikes that reach the synapse behind it', () => {
    const sent = (side: string): number[] =>
      valuesAt(
        simulatedOnAll(snn`
          ${cells}
          plasticity doubles { each 2 ms { weight *= 2 } }
          connect c: S -> P[0] { synapse plain; delay ${side} 1 ms; plasticity doubles }
          experiment e { step 0.5 ms; record V of P; record sent_weight of c every 0.5 ms; run 5 ms }
        `),
        'sent_weight',
        10
      );
    // spikes of 1, 2 and 3 ms come to the synapses then, or a millisecond later
    expect(sent('dendritic')).toEqual([1, 1, 2]);
    expect(sent('axonal')).toEqual([1, 2, 2]);
  });
});

describe('total() on post', () => {
  test('is the sum before each spike', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      plasticity shares { on post { weight += total(weight) } }
      connect c: S -> P { synapse plain(weight = [[1, 10], [2, 20], [3, 30]]); delay dendritic 0.5 ms; plasticity shares }
      experiment e { step 0.5 ms; record weight of c every 0.5 ms; run 5 ms }
    `);
    expect(valuesAt(recording, 'weight', 4)).toEqual([1, 2, 3, 10, 20, 30]);
    // two spikes of a step are two blocks: 6, then 6 + 3 · 6
    expect(valuesAt(recording, 'weight', 5)).toEqual([31, 32, 33, 10, 20, 30]);
    expect(valuesAt(recording, 'weight', 9)).toEqual([31, 32, 33, 70, 80, 90]);
  });

  test('finds what the other side changes as it was before the instant', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      plasticity meets { state x = 0; state seen = 0; on pre { x += 1 }; on post { seen = total(x) } }
      connect c: S -> P { synapse plain; delay axonal 0.5 ms; plasticity meets }
      experiment e { step 0.5 ms; record seen of c every 0.5 ms; run 5 ms }
    `);
    expect(valuesAt(recording, 'seen', 4)).toEqual([1, 1, 1, 0, 0, 0]);
    expect(valuesAt(recording, 'seen', 8)).toEqual([1, 1, 1, 3, 3, 3]);
  });
});

describe('total() on pre', () => {
  test('is the sum before the pre spikes of the step, for all of them', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      population T[3] : spike_list(times = [[1 ms, 2 ms], [1 ms, 1 ms], []])
      plasticity grows { on pre { weight += total(weight) } }
      connect c: T -> P { synapse plain(weight = [[1, 10], [2, 20], [3, 30]]); delay dendritic 0.5 ms; plasticity grows }
      experiment e { step 0.5 ms; record V of P every 0.5 ms; record weight of c every 0.5 ms; run 5 ms }
    `);
    // of the three spikes of 1 ms two are of one neuron: 6 is added three times, not 6, 12 and 24
    expect(valuesAt(recording, 'weight', 2)).toEqual([7, 14, 3, 70, 140, 30]);
    expect(valuesAt(recording, 'weight', 4)).toEqual([31, 14, 3, 310, 140, 30]);
    const [trace] = recording.traces;
    // what is sent is the new weight: 7, 8 and 14, then 31
    expect(Array.from(trace!.values).slice(2 * 2, 2 * 4)).toEqual([0, 0, 29, 290]);
    expect(Array.from(trace!.values).slice(2 * 5, 2 * 6)).toEqual([60, 600]);
  });

  test('comes after the post spikes of the step, but does not see what these alone change', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      plasticity meets {
        state y = 0; state seen = 0; state heavy = 0
        on post { y += 1; weight += 1 }
        on pre { seen = total(y); heavy = total(weight) }
      }
      connect c: S -> P { synapse plain; delay dendritic 0.5 ms; plasticity meets }
      experiment e { step 0.5 ms; record seen, heavy of c every 0.5 ms; run 5 ms }
    `);
    // P[0] fires twice at 2 ms: at 2.5 ms it comes to the synapses; S[2] fires at 3 ms, S[1] at 2 ms
    expect(valuesAt(recording, 'seen', 10)).toEqual([0, 0, 6, 0, 0, 0]);
    expect(valuesAt(recording, 'heavy', 10)).toEqual([3, 3, 9, 3, 3, 3]);
    const meeting = simulatedOnAll(snn`
      ${cells}
      plasticity meets {
        state y = 0; state seen = 0; state heavy = 0
        on post { y += 1; weight += 1 }
        on pre { seen = total(y); heavy = total(weight) }
      }
      connect c: S -> P { synapse plain; delay axonal 0.5 ms; plasticity meets }
      experiment e { step 0.5 ms; record seen, heavy of c every 0.5 ms; run 5 ms }
    `);
    // S[1] comes at 2.5 ms, behind the spikes of 2 ms; S[2] at 3.5 ms
    expect(valuesAt(meeting, 'seen', 10)).toEqual([0, 6, 6, 0, 0, 0]);
    expect(valuesAt(meeting, 'heavy', 10)).toEqual([3, 9, 9, 3, 3, 3]);
  });

  test('is sent, by synapses that keep nothing, and found anew behind a snapshot', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      synapse shared into V { param weight = 1; on pre { post.V += weight / total(weight) } }
      connect c: S -> P { synapse shared(weight = [[1, 1], [2, 1], [5, 2]]); delay 0.5 ms }
      plasticity grows { on pre { weight += total(weight) } }
      connect d: S -> P { synapse plain(weight = 0.125); delay dendritic 0.5 ms; plasticity grows }
      experiment e { step 0.5 ms; record V of P every 0.5 ms; record weight of d every 0.5 ms; snapshot s; run 2 ms; restore s; run 2 ms }
    `);
    const trace = Array.from(recording.traces[0]!.values);
    expect(trace.slice(2 * 3, 2 * 4)).toEqual([0.125 + 0.5, 0.25 + 0.5]);
    // the same again from the snapshot on
    expect(trace.slice(2 * 7, 2 * 8)).toEqual([0.125 + 0.5, 0.25 + 0.5]);
    expect(valuesAt(recording, 'weight', 8)).toEqual(valuesAt(recording, 'weight', 4));
  });
});

test('total() in what spikes scale and set', () => {
  const recording = simulatedOnAll(snn`
    ${cells}
    neuron keeps { state g = 1 }
    synapse scales into g { param weight = 1; on pre { post.g *= total(weight) } }
    synapse sets into g { param weight = 1; on pre { post.g = weight / total(weight) } }
    population G[2] : keeps
    connect c: S[0] -> G { synapse scales(weight = [2, 3]) }
    connect d: S -> G { synapse sets(weight = [[1, 6], [2, 1], [1, 1]]); delay 5 ms }
    experiment e { step 0.5 ms; record g of G every 0.5 ms; run 9 ms }
  `);
  const [trace] = recording.traces;
  const at = (step: number): number[] => Array.from(trace!.values).slice(2 * step, 2 * step + 2);
  // spikes at 1, 2 and 3 ms, there half a millisecond or 5 ms later
  expect([at(2), at(3), at(12), at(14), at(16)]).toEqual([
    [1, 1],
    [2, 3],
    [0.25, 0.75],
    [0.5, 0.125],
    [0.25, 0.125]
  ]);
});

describe('total() at an event of others', () => {
  test('is the sum before each spike, onto each neuron, whatever the delays', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      population R : spike_list(times = [[2 ms, 2 ms, 4 ms]])
      population Each[2] : spike_list(times = [[3 ms], []])
      plasticity shares { event one; event each_of; on one { weight += total(weight) }; on each_of { weight = total(weight) } }
      connect c: S -> P {
        synapse plain(weight = [[1, 10], [2, 20], [3, 30]])
        delay dendritic uniform(0.5 ms, 2 ms)
        plasticity shares(one = spikes of R, each_of = spikes of Each)
      }
      experiment e { step 0.5 ms; record weight of c every 0.5 ms; run 5 ms }
    `);
    expect(valuesAt(recording, 'weight', 3)).toEqual([1, 2, 3, 10, 20, 30]);
    // 6, then 6 + 3 · 6
    expect(valuesAt(recording, 'weight', 4)).toEqual([31, 32, 33, 310, 320, 330]);
    expect(valuesAt(recording, 'weight', 6)).toEqual([96, 96, 96, 310, 320, 330]);
    expect(valuesAt(recording, 'weight', 8)).toEqual([384, 384, 384, 1270, 1280, 1290]);
  });
});

describe('each DURATION of a neuron', () => {
  test('acts at multiples alone', () => {
    const recording = simulatedOnAll(snn`
      neuron counts { state n = 0; state m = 1; state k = 0; each 2 ms { n += 1; m *= 2 }; each 3 ms { let two = 2; k = n + two } }
      population A[2] : counts
      experiment e { step 0.5 ms; record n, m, k of A every 0.5 ms; run 7 ms }
    `);
    const last = recording.traces.map(trace => trace.values.at(-1));
    expect(last).toEqual([3, 8, 5]);
    expect(recording.traces[0]!.values[2 * 3]).toBe(0);
    expect(recording.traces[0]!.values[2 * 4]).toBe(1);
  });
});

describe('bits', () => {
  test('are those of one thread on any number, with sums of many unlike numbers', () => {
    ranOnThreads(snn`
      neuron cell { state V = 0; spike with rate 40 Hz }
      synapse plain into V { param weight = 1; on pre { post.V += weight } }
      plasticity rule {
        state x = 0; x' = -x / 8 ms
        on pre { x += uniform(0.5, 1.5); weight += 0.01 * x }
        on post { weight += 0.001 * total(x * weight) / total(weight) }
        each 7 ms { weight *= 30 / total(weight); x *= uniform(0.8, 1) }
      }
      plasticity signalled {
        event reward
        state z = 0; z' = -z / 5 ms
        on pre { z += 1 + 0.1 * total(z); weight -= 1e-6 * total(x_of_post) }
        state x_of_post = 0; x_of_post' = -x_of_post / 3 ms
        on post { x_of_post += 1 }
        on reward { weight *= 1 + 0.01 * total(z * weight) / total(weight) }
      }
      population R[37] : cell
      population A[40] : cell
      population B[37] : cell
      connect c: A -> B { synapse plain(weight = uniform(0, 1)); pattern fixed_probability(60 %); delay axonal uniform(0.5 ms, 3 ms); plasticity rule; plasticity signalled(reward = spikes of R) }
      connect d: A -> B { synapse plain(weight = uniform(0, 1)); delay dendritic uniform(0.5 ms, 3 ms); plasticity signalled(reward = spikes of R[5]) }
      experiment e { step 0.5 ms; seed 2; record weight, z, sent_weight of d every 20 ms; record weight, x of c every 20 ms; record V of B every 10 ms; run 60 ms }
    `);
  });
});

describe('what cannot be', () => {
  const found = (rule: string, connection = ''): string[] =>
    errorsOf(snn`
      ${cells}
      plasticity rule { ${rule} }
      connect c: S -> P { synapse plain; ${connection}; plasticity rule }
      experiment e { step 0.5 ms; record weight of c; run 5 ms }
    `);

  test('total() in an equation, of a let, of a total, of what is drawn', () => {
    expect(found("state x = 0; x' = total(weight) / 1 ms")).toEqual([
      expect.stringMatching(/function-out-of-place 6 total\(\) is known in the blocks of a synapse or rule/)
    ]);
    expect(found('on post { let a = 2 * weight; weight = total(a) }')).toEqual([
      expect.stringMatching(/not a let of its block/)
    ]);
    expect(found('on post { weight = total(total(weight)) }')).toEqual([expect.stringMatching(/not another total/)]);
    expect(found('on post { weight = total(uniform(0, 1)) }')).toEqual([expect.stringMatching(/not what is drawn/)]);
  });

  test('a spike that comes to synapses at several times', () => {
    expect(found('on post { weight = total(weight) }', 'delay dendritic uniform(1 ms, 2 ms)')).toEqual([
      expect.stringMatching(/function-out-of-place 6 A spike of P reaches the synapses of c\(S->P\) at several times/)
    ]);
    expect(found('on post { weight = total(weight) }', 'delay axonal uniform(1 ms, 2 ms)')).toEqual([]);
  });

  test('a time that is no whole number of steps, is none, or differs', () => {
    expect(found('each 0.7 ms { weight = 1 }')).toEqual([
      expect.stringMatching(
        /off-step-grid 6 .*0.7 ms, which is not a whole number of steps of 0.5 ms; use 0.5 ms or 1 ms/
      )
    ]);
    expect(found('each 0 ms { weight = 1 }')).toEqual([
      expect.stringMatching(/off-step-grid 6 .*make it 0.5 ms at least/)
    ]);
    expect(found('each uniform(1 ms, 2 ms) { weight = 1 }')).toHaveLength(1);
    expect(found('param d = 1 ms; each d * index { weight = 1 }')).toHaveLength(1);
    expect(found('each 2 mV { weight = 1 }')).toEqual([expect.stringMatching(/each needs/)]);
  });

  test('a change of the target at a regular time', () => {
    expect(found('each 1 ms { post.V += 1 }')).toHaveLength(1);
  });

  test('a total of 0: not finite, at the time and synapse', () => {
    const recording = ranOnAll(snn`
      ${cells}
      plasticity normalise { each 2 ms { weight *= 6 / total(weight) } }
      connect c: S -> P { synapse plain(weight = [[1, 0], [1, 0], [1, 0]]); plasticity normalise }
      experiment e { step 0.5 ms; record weight of c every 0.5 ms; run 5 ms }
    `);
    expect(recording.faults).toHaveLength(1);
    expect(recording.faults[0]!.time).toBe(2);
    expect(recording.faults[0]!.message).toMatch(/^weight of synapse 3 of c\(S->P\) \(S\[0\]/);
  });
});
