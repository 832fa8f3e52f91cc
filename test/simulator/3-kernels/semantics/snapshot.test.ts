// Snapshots: what follows them is not disturbed, and what follows a restore has the bits of what followed the snapshot.
import { describe, expect, test } from 'vitest';
import type { Recording } from '../../../../simulator/index.js';
import { errorsOf } from '../../../support/lowered.js';
import { lastWeights, spikeSteps, valueAt } from '../../../support/simulated.js';
import { simulatedOnAll } from './on-all-backends.js';

/** Noise, delays, plasticity, sources of all kinds, a gap junction, refractory times. */
const network = `
neuron noisy { input I : pA; state V = 0 mV; V' = -V / 10 ms + I * 1 GOhm / 10 ms + 2 mV * sqrt(2 / 10 ms) * xi; spike when V >= 3 mV; on spike { V = 0 mV } refractory 1.5 ms holds V }
population P[4] : noisy
population Q[4] : noisy(V = uniform(0 mV, 3 mV))
population S[2] : spike_list(times = [[2 ms, 21 ms, 24 ms, 39 ms], [3 ms, 26 ms]])
population C[1] : regular(period = 3 ms, first = 1 ms)
population N[3] : poisson_source(rate = 300 Hz)
connect N -> P { synapse delta(weight = 2 mV); pattern all_to_all; delay 1.3 ms }
connect c: P -> Q { synapse delta(weight = 1 mV); pattern all_to_all; delay dendritic 2.5 ms; plasticity stdp(w_max = 3 mV, A_plus = 0.1, A_minus = 0.05) }
connect S -> Q { synapse exp_current(weight = 3 pA); pattern all_to_all; delay 4 ms }
connect C -> P { synapse delta(weight = 1.5 mV); pattern all_to_all }
connect Q -> P { synapse gap_junction(weight = 0.01 nS); pattern one_to_one }
`;
const ran = (body: string): Recording =>
  simulatedOnAll(
    `${network}experiment e { step 0.1 ms; seed 5; record spikes of P, Q, S, C, N; record V of P, Q; record weight of c every 0.1 ms; ${body} }`
  );

/** What was recorded in 200 steps after one. */
function stretch(recording: Recording, from: number): unknown {
  const inside = (step: number): boolean => step > from && step <= from + 200;
  return [
    ...recording.spikes.map(({ steps, indices }) =>
      Array.from(steps).flatMap((step, i) => (inside(step) ? [[step - from, indices[i]]] : []))
    ),
    ...[...recording.traces, ...recording.weights].map(({ steps, values }) => {
      const each = values.length / steps.length;
      return Array.from(values.subarray((steps.indexOf(from) + 1) * each, (steps.indexOf(from + 200) + 1) * each));
    })
  ];
}

describe('a network with noise, delays and plasticity', () => {
  const whole = ran('run 40 ms');
  const again = ran('run 20 ms; snapshot a; run 20 ms; restore a; run 20 ms; restore a; run 20 ms');

  test('fires in all its parts, and its weights move', () => {
    for (const spikes of whole.spikes) expect(spikes.steps.filter(step => step > 200).length).toBeGreaterThan(1);
    expect(lastWeights(whole, 'c')).not.toEqual(lastWeights(ran('run 20 ms'), 'c'));
  });
  test('goes on after a snapshot as if there was none', () => expect(stretch(again, 200)).toEqual(stretch(whole, 200)));
  test('has the same bits after it was restored, as often as that is', () => {
    expect(stretch(again, 400)).toEqual(stretch(whole, 200));
    expect(stretch(again, 600)).toEqual(stretch(whole, 200));
    expect(again.steps).toBe(800);
  });
});

test('stimuli and presentations belong to the experiment, and go by its time', () => {
  const recording = simulatedOnAll(
    `neuron n { input I : pA; state V = 0 mV; V' = I * 1 GOhm / 1 ms }
population P[1] : n
population R[1] : latency(window = 4 ms) reads bars
data bars = table("bars.csv")
experiment e { step 1 ms; record V of P; record spikes of R; stimulate P with 1 pA from 4 ms to 6 ms; stimulate P with 1 pA * t / 1 ms from 8 ms to 9 ms
  snapshot start; run 4 ms; restore start; present bars[0] to R for 4 ms; restore start; present bars[0] to R for 4 ms }`,
    { 'bars.csv': 'a\n0.5\n' }
  );
  expect([4, 6, 8, 9].map(step => valueAt(recording, 'P', 'V', step))).toEqual([0, 2, 2, 8.5]);
  expect(spikeSteps(recording, 'R')).toEqual([6, 10]);
});

test('a restore without a snapshot before it is refused', () => {
  expect(
    errorsOf(
      'population P[1] : lif\nexperiment e { step 1 ms; record V of P; run 1 ms; restore a; snapshot a; run 1 ms }'
    )
  ).toEqual(['no-snapshot 2 There is no snapshot a before this; write snapshot a where the network is to be saved.']);
});
