// Locking of spikes to a frequency, and to the cycles of other spikes, against closed forms.
import { describe, expect, test } from 'vitest';
import { judge, type Value } from '../../outputs/index.js';
import type { Expression, Recording } from '../../simulator/index.js';
import { simulated } from '../support/simulated.js';
import { ask } from './asked.js';
import { hertz, milliseconds, neurons, number, trainsOf } from './hand-made.js';
import { bernoulli, regular, uniforms } from './trains.js';

const askE = (recording: Recording, name: string, others: Readonly<Record<string, Expression>>): Value | string =>
  ask(recording, name, neurons('E'), others);
const ms = (value: number): Expression => number(value, milliseconds);
const at100 = { frequency: number(0.1, hertz) };
/** The times from which a cycle of 10 ms begins. */
const cycles = (count: number, every = 10): { reference: Expression } => ({
  reference: { kind: 'list', items: Array.from({ length: count }, (_, i) => ms(every * (i + 1))) }
});

describe.each([
  ['vector_strength', at100],
  ['phase_locking', cycles(1001)]
] as const)('%s', (name, to) => {
  // cycles of 100 steps, of which the second begins at step 200
  const steps = 100_000;
  test('is 1 at one phase, whichever, also in every third cycle', () => {
    expect(askE(trainsOf(steps, [regular(237, 100, steps)]), name, to)).toBeCloseTo(1, 12);
    expect(askE(trainsOf(steps, [regular(237, 300, steps)]), name, to)).toBeCloseTo(1, 12);
  });
  test('is 0 at phases that lie evenly in the cycle', () =>
    expect(askE(trainsOf(steps, [regular(210, 25, 99_985)]), name, to)).toBeCloseTo(0, 12));
  test('is the cosine of half the angle between two phases', () => {
    const two = [...regular(210, 100, 90_000), ...regular(235, 100, 90_000)].sort((a, b) => a - b);
    expect(askE(trainsOf(steps, [two]), name, to)).toBeCloseTo(Math.cos(Math.PI / 4), 12);
  });
  test('is sin(π d) / π d of phases anywhere in the share d of the cycle', () => {
    const train = bernoulli(steps, step => (step >= 200 && step % 100 < 40 ? 0.5 : 0), uniforms(3));
    const d = 0.4;
    expect(askE(trainsOf(steps, [train]), name, to)).toBeCloseTo(Math.sin(Math.PI * d) / (Math.PI * d), 2);
  });
  test('of spikes at random is about sqrt(π / 4n), mean over neurons', () => {
    const trains = Array.from({ length: 200 }, (_, i) => bernoulli(steps, 0.001, uniforms(i)));
    const n = trains.flat().length / trains.length;
    // the standard deviation of one is 0.46 / sqrt(n)
    const found = askE(trainsOf(steps, trains), name, to) as number;
    expect(Math.abs(found - Math.sqrt(Math.PI / (4 * n)))).toBeLessThan((4 * 0.46) / Math.sqrt(n * trains.length));
  });
  test('looks at the measured time, and at a part of it', () => {
    const changing = [...regular(237, 100, 50_000), ...regular(50_025, 25, 99_900)];
    expect(askE(trainsOf(steps, [changing]), name, { ...to, to: ms(5000) })).toBeCloseTo(1, 12);
    const windows = [{ from: 0, to: 20_000 }];
    expect(askE(trainsOf(steps, [changing], { windows }), name, to)).toBeCloseTo(1, 12);
    expect(askE(trainsOf(steps, [changing]), name, to)).toBeLessThan(0.5);
  });
  test('leaves out neurons with fewer than two spikes', () => {
    expect(askE(trainsOf(steps, [regular(237, 100, steps), [300], []]), name, to)).toBeCloseTo(1, 12);
    expect(askE(trainsOf(steps, [[300], []]), name, to)).toMatch(
      / has no value: no neuron has two spikes within .*; run longer\.$/
    );
  });
});

test('cycles of the reference may differ, and none reaches from one measured window into the next', () => {
  // phase 1/4 in cycles of 40, 80 and 120 steps; between the windows a cycle that was not measured
  const reference: Expression = { kind: 'list', items: [1, 5, 13, 25, 60, 64].map(ms) };
  const windows = [
    { from: 0, to: 300 },
    { from: 500, to: 700 }
  ];
  const train = [20, 70, 160, 590, 610];
  expect(askE(trainsOf(1000, [train], { windows }), 'phase_locking', { reference })).toBeCloseTo(1, 12);
});

test('what there is no phase of is told', () => {
  const train = trainsOf(1000, [[100, 200]]);
  expect(askE(train, 'vector_strength', { frequency: number(0, hertz) })).toMatch(
    /has no value: `frequency` is not above 0 Hz; give it another\.$/
  );
  expect(askE(train, 'phase_locking', cycles(1))).toMatch(
    /has no value: the reference has no two times within the measured time; run longer, or name more of them\.$/
  );
});

test('neither is told of what the steps are too coarse for', () => {
  const train = trainsOf(1000, [[100, 102, 104, 106, 108]]);
  // of 0.1 ms: two steps to a cycle at the most
  expect(askE(train, 'vector_strength', { frequency: number(5, hertz) })).toBeCloseTo(1, 12);
  expect(askE(train, 'vector_strength', { frequency: number(5.1, hertz) })).toMatch(
    /has no value: with steps of 0\.1 ms phases are told up to 5000 Hz, and `frequency` is 5100 Hz; make the step shorter\.$/
  );
  const every = (steps: number): Expression => ({
    kind: 'list',
    items: Array.from({ length: 20 }, (_, i) => ms(10 + i * steps * 0.1))
  });
  expect(askE(train, 'phase_locking', { reference: every(2) })).toBeCloseTo(1, 12);
  expect(askE(train, 'phase_locking', { reference: every(1) })).toMatch(
    /has no value: the reference has a cycle of 0\.1 ms, and phases are told in cycles of two steps or more/
  );
});

describe('in a file', () => {
  /** Of Adler: the phase between an oscillator and a tone moves with their difference Δ, less K · sin of itself. */
  const beside = (difference: number, expectations: string): string => `const K = 20 /s
population Tone : phase_oscillator(f = 200 Hz)
population Osc : phase_oscillator(f = 200 Hz + ${difference} * K / (2 * pi))
connect Tone -> Osc { synapse phase_coupling(K = K) }
experiment beside {
  step 0.1 ms
  record spikes of Tone, Osc
  run 20 s
  ${expectations}
}
`;
  const failed = (text: string): string[] =>
    judge(simulated(text))
      .filter(verdict => !verdict.passed)
      .map(verdict => verdict.message);
  test('an oscillator within reach of the tone locks', () =>
    expect(failed(beside(0.9, 'expect phase_locking(Osc, reference = times(Tone), from = 2 s) > 0.99'))).toEqual([]));
  test('one beyond it slips, and stays near the place where it is slow: Δ/K - sqrt((Δ/K)² - 1)', () =>
    expect(
      failed(
        beside(
          1.25,
          `expect phase_locking(Osc, reference = times(Tone)) near 0.5 within 0.01
  expect vector_strength(Osc, frequency = 200 Hz) near 0.5 within 0.01`
        )
      )
    ).toEqual([]));
});
