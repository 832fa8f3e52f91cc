// Sources: stamps, intervals, counts and Poisson counts, their statistics, and what it costs to have them.
import { describe, expect, test } from 'vitest';
import { mean, spikeSteps, variance } from '../../../support/simulated.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

const run = (population: string, statements = 'run 20 ms'): ReturnType<typeof simulated> =>
  simulated(`${population}\nexperiment e { step 0.1 ms; record spikes of P; ${statements} }\n`);

test('stamps fire at their steps, whatever their order, those after the end never', () => {
  const recording = run('population P[2] : spike_list(times = [[3 ms, 0.1 ms, 19.9 ms, 25 ms], [20 ms]])');
  expect([spikeSteps(recording, 'P', 0), spikeSteps(recording, 'P', 1)]).toEqual([[1, 30, 199], [200]]);
});

test('one list is that of every neuron', () => {
  const recording = run('population P[3] : spike_list(times = [1 ms, 2 ms])');
  expect([recording.spikes[0]!.steps, recording.spikes[0]!.indices]).toEqual([
    Uint32Array.of(10, 10, 10, 20, 20, 20),
    Uint32Array.of(0, 1, 2, 0, 1, 2)
  ]);
});

test('intervals may differ between neurons; spikes come out by step, then neuron', () => {
  const recording = run(
    'population P[3] : regular(period = [5 ms, 2.5 ms, 10 ms], first = [5 ms, 5 ms, 0.1 ms])',
    'run 10.1 ms'
  );
  expect([0, 1, 2].map(neuron => spikeSteps(recording, 'P', neuron))).toEqual([
    [50, 100],
    [50, 75, 100],
    [1, 101]
  ]);
  expect(Array.from(recording.spikes[0]!.steps)).toEqual([1, 50, 50, 75, 100, 100, 101]);
});

test('neurons that meet in a step stand in order, however they came there', () => {
  const { indices } = run(
    'population P[3] : regular(period = [2 ms, 10 ms, 1 ms], first = [2 ms, 4 ms, 3 ms])',
    'run 4 ms'
  ).spikes[0]!;
  expect(indices).toEqual(Uint32Array.of(0, 2, 0, 1, 2));
});

test('a count fires as often as it says, and runs on spike each time', () => {
  const recording = simulated(`
neuron bursts { state n = 0; spike count 3 * (if index == 1 then 1 else 0); on spike { n += 1 } }
population P[2] : bursts
experiment e { step 1 ms; record spikes of P; record n of P; run 2 ms }
`);
  expect(recording.spikes[0]!.indices).toEqual(Uint32Array.of(1, 1, 1, 1, 1, 1));
  expect(recording.traces[0]!.values).toEqual(Float64Array.of(0, 0, 0, 3, 0, 6));
});

describe('Poisson counts', () => {
  const recording = run('population P[1000] : poisson_source(rate = 5 kHz)', 'seed 3; run 20 ms');
  const { steps, indices } = recording.spikes[0]!;
  const counts = new Float64Array(200 * 1000);
  steps.forEach((step, i) => counts[(step - 1) * 1000 + indices[i]!]!++);

  test('have the mean and the variance of the rate', () => {
    expect(Math.abs(mean(counts) - 0.5)).toBeLessThan(5 * Math.sqrt(0.5 / counts.length));
    // the fourth central moment of a Poisson number is m + 3 m²
    expect(Math.abs(variance(counts) - 0.5)).toBeLessThan(5 * Math.sqrt((0.5 + 2 * 0.25) / counts.length));
  });

  test('of neighbours and of following steps are independent', () => {
    const n = counts.length;
    const product = (lag: number): number =>
      mean(counts.subarray(0, n - lag).map((count, i) => (count - 0.5) * (counts[i + lag]! - 0.5)));
    for (const lag of [1, 2, 1000]) expect(Math.abs(product(lag))).toBeLessThan((5 * 0.5) / Math.sqrt(n));
  });

  test('depend on the seed and on nothing that is declared beside them', () => {
    const text = 'population P[20] : poisson_source(rate = 1 kHz)';
    const spikes = (before: string, seed: number): string =>
      String(run(before + text, `seed ${seed}; run 20 ms`).spikes[0]!.steps);
    expect(spikes('population A[7] : poisson_source(rate = 9 kHz)\n', 1)).toBe(spikes('', 1));
    expect(spikes('', 2)).not.toBe(spikes('', 1));
  });

  test('may have rates that differ, or change with time', () => {
    const two = run('population P[2] : poisson_source(rate = [0 Hz, 10 kHz])');
    expect(spikeSteps(two, 'P', 0)).toEqual([]);
    expect(Math.abs(spikeSteps(two, 'P', 1).length - 200)).toBeLessThan(5 * Math.sqrt(200));
    const moving = run('neuron late { spike count poisson(if t > 10 ms then 2 else 0) }\npopulation P[50] : late');
    expect(Math.min(...moving.spikes[0]!.steps)).toBe(101);
    expect(Math.abs(moving.spikes[0]!.steps.length - 2 * 100 * 50)).toBeLessThan(5 * Math.sqrt(2 * 100 * 50));
  });
});

test('independent: every target draws its own spikes, with the summed rate of the sources', () => {
  const recording = simulated(`
neuron sums { state V = 0 mV }
population S[3] : poisson_source(rate = [1 kHz, 0 Hz, 2 kHz])
population P[400] : sums
connect c: S -> P { synapse delta(weight = 0.5 mV); pattern independent; delay 1 ms }
experiment e { step 0.1 ms; seed 5; record V of P every 101 ms; run 101 ms }
`);
  const sums = recording.traces[0]!.values.slice(400);
  const expected = 0.5 * 300;
  const spread = 0.5 * Math.sqrt(300);
  expect(recording.projections[0]!.synapses).toBe(0);
  expect(Math.abs(mean(sums) - expected)).toBeLessThan((5 * spread) / Math.sqrt(400));
  expect(Math.abs(variance(sums) / spread ** 2 - 1)).toBeLessThan(5 * Math.sqrt(2 / 399));
});
