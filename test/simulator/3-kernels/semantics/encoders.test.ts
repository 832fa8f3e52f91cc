// Encoders: when they fire and with what they read, what a rate is, and what clearing leaves.
import { describe, expect, test } from 'vitest';
import { lastWeights, mean, rateOf, spikeSteps, valueAt } from '../../../support/simulated.js';
import { errorsOf, lowered } from '../../../support/lowered.js';
import { run } from '../../../../simulator/index.js';
import { ranOnAll, simulatedOnAll } from './on-all-backends.js';

const files = { 'bars.csv': 'a,b,c,class\n1,0.5,0,7\n0,1,0.25,8\n0.5,0,1,9\n' };
const bars = 'data bars = table("bars.csv")\n';
const stamps = (text: string, neurons = 3): number[][] => {
  const recording = simulatedOnAll(text, files);
  return Array.from({ length: neurons }, (_, neuron) => spikeSteps(recording, 'P', neuron));
};

describe('a latency encoder', () => {
  const encoder = `${bars}population P[3] : latency(window = 10 ms) reads bars\n`;
  test('fires once a presentation, at a time that its own column of the row tells', () => {
    expect(
      stamps(
        `${encoder}experiment e { step 1 ms; record spikes of P; present bars[0] to P for 20 ms; run 5 ms; present bars[1] to P for 10 ms }`
      )
    ).toEqual([[1], [5, 26], [33]]);
  });
  test('begins anew with each presentation, also of the same row', () => {
    expect(
      stamps(
        `${encoder}experiment e { step 1 ms; record spikes of P; present bars[2] to P for 6 ms; present bars[2] to P for 6 ms }`
      )
    ).toEqual([[5, 11], [], [1, 7]]);
  });
  test('sends nothing that would come after the end', () => {
    expect(
      stamps(`${encoder}experiment e { step 1 ms; record spikes of P; present bars[2] to P for 4 ms; run 20 ms }`)
    ).toEqual([[], [], [1]]);
  });
  test('rounds up to the step', () => {
    expect(
      stamps(
        `population P[3] : latency(window = 1 ms) reads [0.75, 0.7, 0.81]\nexperiment e { step 0.25 ms; record spikes of P; run 2 ms }`
      )
    ).toEqual([[1], [2], [1]]);
  });
  test('refuses a time before the presentation', () => {
    const { faults } = ranOnAll(
      'population P[2] : latency reads [0.5, 1.5]\nexperiment e { step 1 ms; record spikes of P; run 9 ms }'
    );
    expect(faults[0]?.message).toBe(
      'A spike time of neuron 1 of P is -25 ms after the start of the presentation; make it 0 ms or later.'
    );
  });
});

test('samples in a loop come in the order of their rows; a range has both its ends', () => {
  const text = (rows: string): string => `${bars}population P[3] : latency(window = 8 ms) reads bars
experiment e { step 1 ms; record spikes of P; for bar in bars${rows} { present bar to P for 10 ms; rest 10 ms } }`;
  expect(stamps(text(''))).toEqual([
    [1, 44],
    [4, 21],
    [26, 41]
  ]);
  expect(stamps(text('[1..2]'))).toEqual([[24], [1], [6, 21]]);
});

test('spikes at times from the start of a presentation, again and again', () => {
  const encoder =
    'encoder burst { input x : 1; spike at (1 - x) * 10 ms every 3 ms when x > 0.3 }\nencoder pulses { param times : list of ms; input x : 1; spike at times when x > 0 }\n';
  const of = (use: string): number[][] =>
    stamps(
      `${encoder}population P[3] : ${use} reads [0.5, 0.2, 1]\nexperiment e { step 1 ms; record spikes of P; run 9 ms; rest 1 ms; run 6 ms }`
    );
  expect(of('burst')).toEqual([[5, 8, 15], [], [1, 3, 6, 9, 11, 13, 16]]);
  expect(of('pulses(times = [2 ms, 4 ms])')[1]).toEqual([2, 4, 12, 14]);
});

test('a population with an axis more than the data reads each value with all neurons along it', () => {
  const encoder = 'encoder shifted { input x : 1; spike at (1 - x + mod(index, 2)) * 4 ms when x > 0 }\n';
  const script = 'experiment e { step 1 ms; record spikes of P; ';
  expect(
    stamps(
      `data bars = table("bars.csv", label = "class")\n${encoder}population P[3, 2] : shifted reads bars\n${script}present bars[0] to P for 9 ms; present bars[2] to P for 9 ms }`,
      6
    )
  ).toEqual([[1, 11], [4, 15], [2], [6], [10], [13]]);
  expect(stamps(`${encoder}population P[2, 2] : shifted reads [0, 1]\n${script}run 9 ms }`, 4)).toEqual([
    [],
    [],
    [1],
    [4]
  ]);
});

test('codes begin anew with each presentation', () => {
  const shown = (use: string): number[][] =>
    stamps(
      `${bars}population P[3] : ${use}\nexperiment e { step 1 ms; record spikes of P; present bars[0] to P for 9 ms; present bars[2] to P for 9 ms }`
    );
  expect(shown('burst(most = 2, shortest = 2 ms, longest = 4 ms) reads bars')).toEqual([[1, 3, 10], [1], [10, 12]]);
  expect(shown('rank_order(apart = 1 ms) reads bars competing')).toEqual([[1, 11], [2], [10]]);
  expect(shown('phase(cycle = 4 ms) reads bars')).toEqual([
    [1, 4, 8, 11, 15],
    [2, 6],
    [10, 13, 17]
  ]);
});

describe('an interval that is drawn', () => {
  const jittered = (more: string, reads = '[1, 1, 0.5]'): string =>
    `encoder jittered { input x : 1; spike at uniform(0, 1) * 10 ms every ${more} }\npopulation P[3] : jittered reads ${reads}\n`;
  const shown = 'experiment e { step 1 ms; seed 3; record spikes of P; run 400 ms; rest 10 ms; run 400 ms }';
  const apart = (steps: readonly number[]): number[] => steps.slice(1).map((step, i) => step - steps[i]!);

  test('is another one behind each spike, of each neuron, in each presentation', () => {
    const found = stamps(`${jittered('max(6 ms, normal(10 ms / x, 2 ms))')}${shown}`);
    const [first, second] = [0, 1].map(n => apart(found[n]!.filter(step => step <= 400)));
    expect(new Set(first).size).toBeGreaterThan(4);
    expect(first).not.toEqual(second);
    expect(apart(found[0]!.filter(step => step > 410))).not.toEqual(first);
    expect(found.every(steps => apart(steps).every(steps => steps >= 6))).toBe(true);
    expect(Math.abs(mean(first!) - 10)).toBeLessThan(5 * (2 / Math.sqrt(40)));
    expect(Math.abs(mean(apart(found[2]!.filter(step => step <= 400))) - 20)).toBeLessThan(5 * (2 / Math.sqrt(20)));
  });
  test('is one step at least', () => {
    const [often] = stamps(`${jittered('normal(0 ms, 1 ms)')}${shown}`);
    expect(often!.length).toBeGreaterThan(700);
    expect(new Set(apart(often!.filter(step => step <= 400)))).toContain(1);
  });
  test('chooses with what chance a neuron takes part in a presentation', () => {
    const count = stamps(
      `encoder now_and_then { input x : 1; spike at 0 ms when uniform(0, 1) < x }\npopulation P[2] : now_and_then reads [0.25, 1]
experiment e { step 1 ms; seed 3; record spikes of P; repeat 200 { run 1 ms; rest 1 ms } }`,
      2
    ).map(steps => steps.length);
    expect(count[1]).toBe(200);
    expect(Math.abs(count[0]! - 50)).toBeLessThan(5 * Math.sqrt(200 * 0.25 * 0.75));
  });
  test('is refused where no distribution has such arguments, and where what it depends on moves', () => {
    const { faults } = ranOnAll(`${jittered('normal(10 ms, (0.7 - x) * 1 ms)')}${shown}`);
    expect(faults[0]?.message).toContain('normal() cannot be drawn: the standard deviation');
    expect(errorsOf(`${jittered('normal(10 ms, 1 ms) + 0.1 * t')}${shown}`)).toEqual([
      'misplaced-draw 1 The time between spikes of jittered is drawn and depends on t, which moves on from spike to spike; use parameters and what the encoder reads.'
    ]);
  });
});

test('an encoder with states fires only while something is presented, and its states go on', () => {
  const encoder =
    "encoder integrator { input x : 1; state q = 0; q' = x / 1 ms; spike when q >= 2; on spike { q -= 2 } }\n";
  const recording = simulatedOnAll(
    `${encoder}population P[2] : integrator reads [1, 0.5]\nexperiment e { step 1 ms; record spikes of P; record q of P; run 4 ms; rest 2 ms; run 2 ms }`
  );
  expect([spikeSteps(recording, 'P', 0), spikeSteps(recording, 'P', 1)]).toEqual([[2, 4, 8], [4]]);
  expect(valueAt(recording, 'P', 'q', 6, 0)).toBeCloseTo(0, 12);
});

test('nobody fires at rest, not even at a rate that does not depend on what is read', () => {
  const recording = simulatedOnAll(
    'encoder always { input x : 1; spike with rate 5 kHz + x * 0 Hz }\npopulation P[3] : always reads 1\nexperiment e { step 0.1 ms; record spikes of P; run 5 ms; rest 5 ms; run 5 ms }'
  );
  const { steps } = recording.spikes[0]!;
  expect(steps.some(step => step > 50 && step <= 100)).toBe(false);
  expect(steps.some(step => step <= 50) && steps.some(step => step > 100)).toBe(true);
});

describe('a rate', () => {
  test('is the probability 1 - exp(-rate dt) of one spike in a step', () => {
    const recording = simulatedOnAll(
      'population P[300] : poisson(max_rate = 1 kHz) reads 1\nexperiment e { step 1 ms; seed 4; record spikes of P; run 200 ms }'
    );
    const p = -Math.expm1(-1);
    const n = 300 * 200;
    expect(Math.abs(rateOf(recording, 'P') / 1000 - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / n));
    const { steps, indices } = recording.spikes[0]!;
    expect(new Set(Array.from(steps, (step, i) => step * 300 + indices[i]!)).size).toBe(steps.length);
  });
  test('of each neuron is that of its own value', () => {
    const recording = simulatedOnAll(
      'population P[2] : poisson(max_rate = 500 Hz) reads [0.1, 0.9]\nexperiment e { step 0.1 ms; record spikes of P; run 4 s }'
    );
    [0.1, 0.9].forEach((x, neuron) => {
      const p = -Math.expm1(-0.05 * x);
      const count = spikeSteps(recording, 'P', neuron).length;
      expect(Math.abs(count - 40_000 * p)).toBeLessThan(5 * Math.sqrt(40_000 * p * (1 - p)));
    });
  });
  test('of a neuron with states resets it and makes it refractory like any spike', () => {
    const recording = simulatedOnAll(`
neuron n { state V = 0 mV; V' = 1 mV / 1 ms; spike with rate if V >= 2.5 mV then 1e6 Hz else 0 Hz; on spike { V = 0 mV } refractory 2 ms holds V }
population P[1] : n
experiment e { step 1 ms; record spikes of P; run 20 ms }`);
    expect(spikeSteps(recording, 'P')).toEqual([3, 8, 13, 18]);
  });
  test('below zero is refused at its line', () => {
    const { faults } = ranOnAll(
      'population P[2] : poisson reads [0.5, -0.5]\nexperiment e { step 0.1 ms; record spikes of P; run 9 ms }'
    );
    expect(faults[0]?.message).toBe('The spike rate of neuron 1 of P is -50 Hz; give a rate of 0 Hz or more.');
  });
  test('draws the same spikes whatever stands beside it', () => {
    const population = 'population P[20] : poisson reads 1\n';
    const experiment = 'experiment e { step 0.1 ms; record spikes of P; run 200 ms }';
    const steps = (before: string): string => String(simulatedOnAll(before + population + experiment).spikes[0]!.steps);
    expect(steps('population A[3] : poisson reads 0.5\n')).toBe(steps(''));
  });
});

describe('clear state', () => {
  const network = `
neuron cell { param V0 = 0 mV; input I : pA; state V = V0; V' = 1 mV / 1 ms + I * 1 GOhm / 1 ms; spike when V >= 5 mV; on spike { V = 0 mV } refractory 3 ms holds V }
population S[1] : spike_list(times = [6 ms, 7 ms])
population P[2] : cell(V0 = [0 mV, 3 mV])
`;
  test('gives initial values again, each neuron its own, ends refractoriness, and drops what is under way', () => {
    const recording =
      simulatedOnAll(`${network}connect S -> P { synapse delta(weight = 1 mV); pattern all_to_all; delay 2 ms }
experiment e { step 1 ms; record V of P; record spikes of P; run 7 ms; clear state; run 4 ms }`);
    expect([spikeSteps(recording, 'P', 0), spikeSteps(recording, 'P', 1)]).toEqual([[5], [2, 9]]);
    expect([8, 9, 10].map(step => valueAt(recording, 'P', 'V', step, 0))).toEqual([1, 2, 3]);
  });
  test('of one population leaves the others', () => {
    const recording = simulatedOnAll(`${network}population Q[1] : cell
experiment e { step 1 ms; record spikes of P, Q; run 4 ms; clear state of P; run 4 ms }`);
    expect(spikeSteps(recording, 'Q')).toEqual([5]);
    expect(spikeSteps(recording, 'P', 0)).toEqual([]);
  });
  test('clears currents of synapses and traces of plasticity, and keeps weights', () => {
    const text = (clear: string): string => `
population S[1] : spike_list(times = [10 ms, 30 ms])
population T[1] : spike_list(times = [12 ms, 22 ms])
population P[1] : lif
connect c: S -> T { synapse delta_of(weight = 0.5); pattern all_to_all; plasticity stdp(w_max = 1, A_plus = 0.1, A_minus = 0) }
connect d: S -> P { synapse exp_current(weight = 100 pA); pattern all_to_all }
synapse delta_of { param weight = 0.5; on pre { let sent = weight } }
experiment e { step 1 ms; record weight of c every 1 ms; record V of P; run 20 ms; ${clear}; run 8 ms }`;
    const [kept, cleared] = [simulatedOnAll(text('')), simulatedOnAll(text('clear state'))];
    expect(lastWeights(kept, 'c')[0]).toBeGreaterThan(lastWeights(cleared, 'c')[0]!);
    expect(lastWeights(cleared, 'c')[0]).toBeCloseTo(0.5 + 0.1 * Math.exp(-3 / 20), 9);
    expect(valueAt(cleared, 'P', 'V', 20)).not.toBe(-70);
    expect([21, 28].map(step => valueAt(cleared, 'P', 'V', step))).toEqual([-70, -70]);
  });
  test('draws nothing anew', () => {
    const text =
      'population P[50] : lif(V = uniform(-70 mV, -60 mV))\nexperiment e { step 1 ms; seed 3; record V of P; run 5 ms; clear state of P; run 5 ms }';
    const recording = run(lowered(text), { experiment: 'e' });
    const { values } = recording.traces[0]!;
    expect(values.subarray(300, 350)).toEqual(values.subarray(50, 100));
    expect(mean(values.subarray(0, 50))).not.toBe(values[0]);
  });
});
