// What drives neurons from outside while it changes, models in steps, and lists: the bits of the reference on any number of threads.
import { afterAll, describe, expect, test } from 'vitest';
import { ranOnThreads, stopPools } from './on-threads.js';
import { snn } from '../../../support/snn.js';

afterAll(stopPools);

const cell = snn`
    const wave = [0 pA, 30 pA, 10 pA, -20 pA]
    const slopes = [0.3, 0.6, 0.1, 0.9]
    const gains = [1, 2, 3]
    neuron cell { input I : pA; param a = 1; state V = 0 mV; V' = I * a / 9 pF - V / 7 ms; spike when V >= 5 mV; on spike { V = 0 mV } }
  `;
const run = (population: string, stimuli: string, more = ''): ReturnType<typeof ranOnThreads> =>
  ranOnThreads(
    `${cell}${more}${population}\nexperiment e { step 0.1 ms; record spikes of P; record V, I of P; ${stimuli}; run 7 ms; snapshot a; run 2 ms; restore a; run 4 ms }`
  );

describe.each([1, 3, 7, 9, 21])('%i neurons driven by', size => {
  const half = Math.floor(size / 2);
  const cases: Readonly<Record<string, string>> = {
    'one time course': 'stimulate P with 20 pA * (1 + sin(t / 1 ms))',
    'a time course each, beside steady ones before and behind it': `stimulate P with 3 pA; stimulate P with index * 7 pA * cos(t / 2 ms) from 1 ms to 6 ms
      stimulate P[${half}] with 0.1 pA; stimulate P with uniform(0 pA, 9 pA)`,
    'values that are drawn beside a time course': `stimulate P with normal(9 pA, sd = 4 pA); stimulate P[0..${half}] with t * 3 pA / 1 ms from 2 ms to 5 ms`,
    'a signal for all, which ends, is held or repeats': `stimulate P with sampled(wave, every = 0.3 ms, end = "zero")
      stimulate P[${half}] with 2 * sampled(wave, every = 0.7 ms, end = "hold") from 1.1 ms to 12 ms
      stimulate P with sampled(wave, every = 0.1 ms, end = "repeat") + 1 pA * sin(t / 1 ms)`,
    'a signal each': `stimulate P with sampled([${Array.from({ length: size }, (_, i) => `[${i} pA, ${20 + i} pA, -${i} pA]`).join(', ')}], every = 0.4 ms, end = "repeat") from 0.5 ms to 8 ms
      stimulate P[0..${half}] with sampled([${Array.from({ length: half + 1 }, (_, i) => `[${i} pA, 9 pA]`).join(', ')}], every = 2 ms, end = "hold")`,
    'samples of a waveform': 'stimulate P with 20 pA; stimulate P with wave[mod(floor(t / 1 ms) + index, 4)]'
  };
  test.each(Object.keys(cases))('%s', name => {
    const recording = run(`population P[${size}] : cell(a = uniform(0.5, 2))`, cases[name]!);
    expect(recording.faults).toEqual([]);
    expect(recording.traces.some(({ values }) => new Set(values).size > 20)).toBe(true);
  });
});

test('gap junctions beside a time course', () => {
  const gap = 'synapse gap into I reads V { param weight : nS; inject I = weight * (pre.V - post.V) }\n';
  const recording = run(
    'population P[9] : cell(a = uniform(0.5, 2))\nconnect P -> P { synapse gap(weight = uniform(1 nS, 3 nS)); pattern all_to_all without autapses }',
    'stimulate P with index * 9 pA * (1 + sin(t / 1 ms))',
    gap
  );
  expect(recording.faults).toEqual([]);
  expect(recording.spikes[0]!.steps.length).toBeGreaterThan(0);
});

test('encoders with a stimulus on top of what they read', () => {
  const recording =
    ranOnThreads(`encoder n { input x : 1; state q = 0; q' = x / 1 ms; spike when q >= 1; on spike { q -= 1 } }
population P[5] : n reads [0.5, 0.2, 1, 0, 0.7]
experiment e { step 0.1 ms; record spikes of P; record q of P; stimulate P with sin(t / 3 ms) ^ 2; run 5 ms; rest 2 ms; run 6 ms }`);
  expect(recording.faults).toEqual([]);
  expect(recording.spikes[0]!.steps.length).toBeGreaterThan(5);
});

describe.each([1, 2, 7, 11])('%i neurons in steps', size => {
  test('assign in order, held or not, with lets, conditions, lists and entries', () => {
    const recording = ranOnThreads(`${cell}neuron n {
  param a = 1
  state V = 0
  state w = 0
  state k = 0
  V' = slopes[mod(index + floor(w), 4)] / 1 ms
  each step {
    let big = V > 1 and index > 0 or w < -1
    V += if big then 0.25 * a else -0.01
    w = w + (if not (V > 0.5) then sin(t / 1 ms) else k / (1 + abs(V))) * 0.1
    k += if k > 9 then -k else gains[mod(k, 3)]
    w -= 0.01 * V ^ 2
  }
  spike when V >= 2 and (index < 90 or gains[index] > 0)
  on spike { let before = V; V = before - 2; w += before }
  refractory 0.3 ms + abs(w) * 0.01 ms holds V, k
}
synapse kick into V { param weight = 0.1; on pre { post.V += weight } }
population P[${size}] : n(a = uniform(0.5, 2))
connect P -> P { synapse kick; pattern all_to_all; delay 0.4 ms }
experiment e { step 0.1 ms; seed 3; record spikes of P; record V, w, k of P; run 20 ms }`);
    expect(recording.faults).toEqual([]);
    expect(recording.spikes[0]!.steps.length).toBeGreaterThan(2);
  });
});
