// Neurons that fire by every rule there is, in populations of odd and even sizes, with states and without: the bits of the reference on any number of threads.
import { afterAll, describe, expect, test } from 'vitest';
import { ranOnThreads, stopPools } from './on-threads.js';

afterAll(stopPools);

const sizes = [1, 3, 7, 9, 16, 40];
const recorded = (statements: string, more = ''): string =>
  `experiment e { step 0.1 ms; seed 7; record spikes of P; ${more}; ${statements} }`;

/** Neurons whose states go on, which count their spikes and are held for a time that their states tell. */
const cell = (rule: string): string => `neuron cell {
  param a = 1
  state V = 0 mV
  state n = 0
  V' = (a * 30 mV - V) / 8 ms + 2 mV * sqrt(2 / 8 ms) * xi
  spike ${rule}
  on spike { let lost = V / 2; V -= lost; n += 1 }
  refractory (0.35 ms + n * 0.05 ms) holds V
}
`;

const rules: Readonly<Record<string, string>> = {
  'a condition': 'when V >= 8 mV',
  'a rate': 'with rate 200 Hz * exp(V / 10 mV)',
  'a high rate': 'with rate a * 30 kHz',
  'a count': 'count floor(V / 9 mV)*(if t > 2 ms then 1 else 0)*(if V > 0 mV then 1 else 0)',
  'one Poisson mean': 'count poisson(0.07)',
  'a Poisson mean each': 'count poisson(a * 0.2)',
  'Poisson means that change': 'count poisson(if V > 5 mV then a * 0.1 * V / 1 mV else 0)',
  'large Poisson means that change': 'count poisson(40 + a * 3 + t / 1 ms)',
  'one list of times': 'at [0.1 ms, 0.2 ms, 0.2 ms, 1 ms, 4.1 ms, 4.1 ms, 4.1 ms]',
  'an interval': 'at 0.3 ms every 0.7 ms',
  'an interval that changes': 'at 0.3 ms every (if t > 3 ms then 0.2 ms else 0.5 ms)'
};

describe.each(Object.keys(rules))('neurons with states that fire by %s', name => {
  test.each(sizes)('%i of them', size => {
    const recording = ranOnThreads(
      `${cell(rules[name]!)}population P[${size}] : cell(a = uniform(0.5, 1.5))\n${recorded('run 6 ms', 'record V, n of P')}`
    );
    expect(recording.faults).toEqual([]);
    expect(recording.spikes[0]!.steps.length).toBeGreaterThan(0);
  });
});

describe('sources without states', () => {
  const sources: Readonly<Record<string, string>> = {
    'rates that differ': 'population P[9] : poisson_source(rate = uniform(0 kHz, 9 kHz))',
    'counts that differ': 'neuron n { spike count index * (if t < 3 ms then 1 else 2) }\npopulation P[7] : n',
    'large counts': 'neuron n { spike count 100000 * (if t > 5 ms then 1 else 0) }\npopulation P[3] : n',
    'a list each':
      'population P[4] : spike_list(times = [[1 ms, 0.5 ms, 1 ms], [], [1 ms], [0.1 ms, 1 ms, 1 ms, 1 ms]])',
    'first times and periods each':
      'population P[5] : regular(period = [1 ms, 0.2 ms, 3 ms, 0.1 ms, 2 ms], first = [0.1 ms, 1 ms, 2 ms, 0.3 ms, 0.1 ms])',
    'first times alone':
      'neuron n { param begin = 1 ms; spike at begin }\npopulation P[3] : n(begin = [0.4 ms, 2 ms, 0.4 ms])'
  };
  test.each(Object.keys(sources))('%s', name => {
    const recording = ranOnThreads(`${sources[name]!}\n${recorded('run 6 ms')}`);
    expect(recording.faults).toEqual([]);
    expect(recording.spikes[0]!.steps.length).toBeGreaterThan(2);
  });

  test('silenced for a while, in part', () => {
    const { indices } = ranOnThreads(
      `population P[9] : poisson_source(rate = 4 kHz)\n${recorded('silence P[2..5] from 1 ms to 3 ms; run 5 ms')}`
    ).spikes[0]!;
    expect(new Set(indices).size).toBe(9);
  });

  test('a list in the order of neurons, however often a time stands in it', () => {
    const { steps, indices } = ranOnThreads(
      `population P[3] : spike_list(times = [[1 ms, 1 ms], [1 ms], [1 ms, 1 ms]])\n${recorded('run 2 ms')}`
    ).spikes[0]!;
    expect([Array.from(steps), Array.from(indices)]).toEqual([
      [10, 10, 10, 10, 10],
      [0, 0, 1, 2, 2]
    ]);
  });
});

describe('encoders', () => {
  const files = { 'data.csv': 'a,b,c,d,e\n0.9,0.5,0.1,0.3,0.2\n0,1,0.25,0.6,0.7\n0.5,0.05,1,0,0.4\n' };
  const encoders: Readonly<Record<string, string>> = {
    'a latency': 'latency(window = 2 ms)',
    'a rate': 'poisson(max_rate = 3 kHz)',
    'bursts that hold': 'burst',
    'a condition on states': 'integrates',
    'times that states tell': 'late',
    counts: 'counts'
  };
  const definitions = `data rows = table("data.csv")
encoder burst { input x : 1; state n = 0; spike at (1 - x) * 1 ms every 0.3 ms when x > 0.15; on spike { n += 1 }  refractory 0.4 ms }
encoder integrates { input x : 1; state q = 0; q' = x / 1 ms; spike when q >= 0.2; on spike { q -= 0.2 } }
encoder late { input x : 1; state q = 0; q' = (x - q) / 3 ms; spike at q * 3 ms + x * 0.3 ms every 0.7 ms }
encoder counts { input x : 1; spike count poisson(x) }
`;
  test.each(Object.keys(encoders))('%s', name => {
    const recording = ranOnThreads(
      `${definitions}population P[5] : ${encoders[name]!} reads rows
${recorded('for row in rows { present row to P for 2.5 ms; rest 0.7 ms } run 1 ms')}`,
      files
    );
    expect(recording.faults).toEqual([]);
    expect(recording.spikes[0]!.steps.length).toBeGreaterThan(3);
  });
});

test('what is kept comes back: intervals, lists and presentations go on from there', () => {
  const recording =
    ranOnThreads(`population S[3] : regular(period = [1 ms, 0.7 ms, 0.3 ms], first = [0.1 ms, 0.2 ms, 0.3 ms])
population P[5] : spike_list(times = [0.5 ms, 1.5 ms, 2.5 ms, 3.5 ms])
population Q[3] : latency(window = 1 ms) reads [0.5, 0.2, 1]
experiment e { step 0.1 ms; record spikes of S; record spikes of P; record spikes of Q; run 1.2 ms; snapshot a; run 1.7 ms; restore a; run 1.1 ms; clear state; run 2 ms }`);
  expect(recording.faults).toEqual([]);
  expect(recording.spikes.every(({ steps }) => steps.length > 2)).toBe(true);
});

test('a single neuron that would leave the numbers without its resets goes on', () => {
  const recording = ranOnThreads(`population P[1] : izhikevich(I_e = 10 pA)\n${recorded('run 100 ms')}`);
  expect(recording.faults).toEqual([]);
  expect(recording.spikes[0]!.steps.length).toBeGreaterThan(1);
});
