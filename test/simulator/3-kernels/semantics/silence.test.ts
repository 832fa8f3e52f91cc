// Silenced neurons fire and reset as ever, and nobody hears it; passes of `repeat` follow each other.
import { expect, test } from 'vitest';
import { errorsOf } from '../../../support/lowered.js';
import { lastWeights, spikeSteps, valueAt } from '../../../support/simulated.js';
import { simulatedOnAll } from './on-all-backends.js';

const cell =
  "neuron cell { input I : pA; state V = 0 mV; V' = 1 mV / 1 ms + I * 1 GOhm / 1 ms; spike when V >= 3 mV; on spike { V = 0 mV } }\n";

test('their spikes are neither recorded nor sent in the steps after the start up to the end', () => {
  const recording =
    simulatedOnAll(`${cell}population S[3] : cell\npopulation T[1] : lif_delta(E_L = 0 mV, V_th = 90 mV, tau_m = 1e9 s)
connect S -> T { synapse delta(weight = 1 mV); pattern all_to_all }
experiment e { step 1 ms; record spikes of S; record V of S, T; silence S[1..2] from 3 ms to 9 ms; run 15 ms }`);
  expect([0, 1].map(neuron => spikeSteps(recording, 'S', neuron))).toEqual([
    [3, 6, 9, 12, 15],
    [3, 12, 15]
  ]);
  expect([5, 6].map(step => valueAt(recording, 'S', 'V', step, 1))).toEqual([2, 0]);
  expect([4, 7, 10, 13].map(step => Math.round(valueAt(recording, 'T', 'V', step)))).toEqual([3, 4, 5, 8]);
});

test('plasticity hears none of them, before or behind', () => {
  const weights = (silent: string): number[] =>
    lastWeights(
      simulatedOnAll(`
population S[1] : spike_list(times = [10 ms])
population T[1] : spike_list(times = [15 ms])
connect c: S -> T { synapse plain(weight = 0.5); pattern all_to_all; plasticity stdp(w_max = 1) }
synapse plain { param weight = 0.5; on pre { let sent = weight } }
experiment e { step 1 ms; record weight of c; ${silent}; run 20 ms }`),
      'c'
    );
  expect(weights('')[0]).toBeGreaterThan(0.5);
  expect(weights('silence S')).toEqual([0.5]);
  expect(weights('silence T from 14 ms to 15 ms')).toEqual([0.5]);
  expect(weights('silence T from 15 ms to 20 ms')).toEqual(weights(''));
});

test('a source whose targets draw its spikes cannot be silenced', () => {
  expect(
    errorsOf(`population S[1] : poisson_source\npopulation T[1] : lif_delta\nconnect d: S -> T { synapse delta(weight = 1 mV); pattern independent }
experiment e { step 1 ms; record spikes of T; silence S; run 5 ms }`)
  ).toEqual([
    'silent-independent 4 S cannot be silenced: the targets of d(S->T) draw its spikes themselves; use another pattern than independent.'
  ]);
});

test('a repeated body runs as often as it says, also inside of another', () => {
  const steps = (body: string): number[] =>
    spikeSteps(
      simulatedOnAll(`${cell}population S[1] : cell\nexperiment e { step 1 ms; record spikes of S; ${body} }`),
      'S'
    );
  expect(steps('repeat 3 { run 4 ms; clear state }')).toEqual([3, 7, 11]);
  expect(steps('repeat 2 { repeat 2 { run 2 ms; clear state } run 3 ms }')).toEqual([7, 14]);
  expect(
    errorsOf(`${cell}population S[1] : cell\nexperiment e { step 1 ms; record spikes of S; repeat 2.5 { run 4 ms } }`)
  ).toEqual(['bad-count 3 2.5 passes are asked for; give a whole number of at least 1.']);
});

test('without times they are silent from where it stands', () => {
  const recording = simulatedOnAll(
    `${cell}population S[1] : cell\nexperiment e { step 1 ms; record spikes of S; run 7 ms; silence S; run 8 ms }`
  );
  expect(spikeSteps(recording, 'S')).toEqual([3, 6]);
});
