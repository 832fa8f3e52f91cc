// What goes wrong in a run is said in one sentence at its line, and what came before is kept.
import { describe, expect, test } from 'vitest';
import type { Recording } from '../../../../simulator/index.js';
import { ranOnAll as ran } from './on-all-backends.js';

/** `code line time message` of the only fault. */
function faultOf(text: string): string {
  const { ended, faults } = ran(text);
  expect([ended, faults.length]).toEqual(['fault', 1]);
  const [{ code, source, time, message }] = faults as [Recording['faults'][number]];
  return `${code} ${source?.line} ${time} ${message}`;
}

describe('a state that leaves the numbers', () => {
  const grows = `neuron grows {
  param a = 1
  state x = a
  x' = x * x / 1 ms
}
population P[3] : grows(a = [0, 0.01, 1])
experiment e { step 1 ms; record x of P; run 100 ms }
`;

  test('ends the run in the step in which it appears, at its equation', () => {
    expect(faultOf(grows)).toMatch(/^not-finite 4 \d+ x of neuron 2 of P became infinity; make the step smaller/);
  });

  test('leaves the recording as it was up to then', () => {
    const {
      steps,
      traces: [trace],
      faults,
      plannedSteps
    } = ran(grows);
    expect(plannedSteps).toBe(100);
    expect(faults[0]!.time).toBe(steps + 1);
    expect(Array.from(trace!.steps)).toEqual(Array.from({ length: steps + 1 }, (_, i) => i));
    expect(trace!.values).toHaveLength(3 * (steps + 1));
    expect(trace!.values.every(Number.isFinite)).toBe(true);
  });

  test('may come by a spike: reset, arrival', () => {
    expect(
      faultOf(`neuron resets { param zero = 0; state x = 1; spike when x > 0; on spike { x = zero / zero } }
population P[1] : resets(zero = [0])
experiment e { step 1 ms; run 3 ms }
`)
    ).toMatch(/^not-finite 1 1 x of neuron 0 of P became not a number/);
    expect(
      faultOf(`synapse bad into x { param weight = 1; on pre { post.x += log(weight) } }
neuron keeps { state x = 0 }
population S[1] : spike_list(times = [2 ms])
population P[2] : keeps
connect S -> P[1] { synapse bad(weight = uniform(0, 0)); pattern all_to_all }
experiment e { step 1 ms; run 9 ms }
`)
    ).toMatch(/^not-finite 2 3 x of neuron 1 of P became -infinity/);
  });

  test('may be one of a synapse', () => {
    expect(
      faultOf(`plasticity breaks { state x = 0; on pre { weight *= 1 / x } }
population S[2] : spike_list(times = [[2 ms], [4 ms]])
population P[1] : lif_delta
connect S -> P { synapse delta(weight = 1 mV); pattern all_to_all; plasticity breaks }
experiment e { step 1 ms; run 9 ms }
`)
    ).toMatch(/^not-finite 1 2 weight of synapse 0 of S->P \(S\[0\] -> P\[0\]\) became infinity/);
  });
});

describe('a state that leaves the numbers, however many steps are done at once', () => {
  test('may come with noise', () => {
    const noisy = `neuron noisy {
  state x = 10
  x' = x * x / 1 ms + sqrt(1 / 1 ms) * xi
}
population P[2] : noisy
experiment e { step 1 ms; record x of P; run 100 ms }
`;
    const {
      steps,
      faults: [fault],
      traces: [trace]
    } = ran(noisy);
    expect(faultOf(noisy)).toMatch(/^not-finite 3 \d+ x of neuron [01] of P became /);
    expect([fault!.time, trace!.values.length, trace!.values.every(Number.isFinite)]).toEqual([
      steps + 1,
      2 * (steps + 1),
      true
    ]);
  });

  test('is found in the step in which it appears, and spikes up to then are kept', () => {
    const {
      steps,
      spikes: [spikes],
      faults: [fault]
    } = ran(`neuron grows { state x = 1; x' = x / 1 ms }
population P[3] : grows
population S[2] : regular(period = 10 ms, first = 10 ms)
experiment e { step 1 ms; record spikes of S; run 10 s }
`);
    // exact: x = e^t leaves the doubles after t = 709.78 ms
    expect([steps, fault!.time, fault!.message.startsWith('x of neuron 0 of P became infinity')]).toEqual([
      709,
      710,
      true
    ]);
    expect(spikes!.steps.length).toBe(2 * 70);
  });
});

describe('values that cannot be', () => {
  test('a drawn parameter out of its range names the neuron', () => {
    expect(
      faultOf(`population P[100] : lif(tau_m = normal(5 ms, sd = 5 ms))
experiment e { step 0.1 ms; run 1 ms }
`)
    ).toMatch(/^out-of-range 1 undefined tau_m of neuron \d+ of P is -[\d.]+ ms and must be above 0 ms\.$/);
  });

  test('so does an interval off the grid', () => {
    expect(
      faultOf(`population P[2] : regular(period = [1 ms, 1 ms], first = uniform(1.01 ms, 1.09 ms))
experiment e { step 0.1 ms; run 1 ms }
`)
    ).toMatch(
      /^off-step-grid \d+ undefined The first spike time of neuron 0 of P is 1\.0\d+ ms, which is not a whole number of steps/
    );
  });

  test('a refractory time and a rate below 0', () => {
    expect(
      faultOf(`neuron n { param r = 1 ms; state x = 1; spike when x > 0; refractory r holds x }
population P[2] : n(r = [1 ms, -1 ms])
experiment e { step 1 ms; run 1 ms }
`)
    ).toMatch(/^refractory-time 1 undefined The refractory time of neuron 1 of P is -1 ms/);
    expect(
      faultOf(`neuron n { spike count poisson(3 - t / 1 ms) }
population P[2] : n
experiment e { step 1 ms; run 9 ms }
`)
    ).toMatch(/^spike-count 1 4 The mean spike count of neuron 0 of P is -1/);
  });

  test('a range of synapses that the pattern did not make', () => {
    expect(
      faultOf(`population A[10] : lif_delta
connect c: A -> A { synapse delta(weight = 1 mV); pattern where pre.index == 0 and post.index < 3 }
experiment e { step 1 ms; record weight of c[0 .. 9]; run 1 ms }
`)
    ).toMatch(
      /^index-out-of-range 3 undefined weight of c\[0 \.\. 9\] is recorded, but c has 3 synapses, numbered 0 \.\. 2/
    );
  });
});
