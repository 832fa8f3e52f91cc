// What drives neurons all the time: stimuli and continuous synapses.
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../support/simulated.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

const sums = "neuron sums { input I : pA; param C = 1 pF; state V = 0 mV; V' = I / C }\n";
const run = (population: string, statements: string): ReturnType<typeof simulated> =>
  simulated(`${sums}${population}\nexperiment e { step 1 ms; record V, I of P; ${statements}; run 10 ms }\n`);

describe('a stimulus', () => {
  test('acts in the steps from its start to its end', () => {
    const recording = run('population P[1] : sums', 'stimulate P with 2 pA from 3 ms to 6 ms');
    expect([2, 3, 4, 6, 7, 10].map(step => valueAt(recording, 'P', 'V', step))).toEqual([0, 0, 2, 6, 6, 6]);
    expect([2, 3, 5, 6].map(step => valueAt(recording, 'P', 'I', step))).toEqual([0, 2, 2, 0]);
  });

  test('adds to others, each on its own neurons', () => {
    const recording = run(
      'population P[4] : sums',
      'stimulate P with 1 pA; stimulate P[1..2] with index * 10 pA from 5 ms to 10 ms'
    );
    expect([0, 1, 2, 3].map(neuron => valueAt(recording, 'P', 'V', 10, neuron))).toEqual([10, 60, 110, 10]);
  });

  test('that changes with t is taken in the middle of each step', () => {
    const recording = run(
      'population P[2] : sums',
      'stimulate P with (t / 1 ms) * (1 + index) * 1 pA from 0 ms to 4 ms'
    );
    expect([valueAt(recording, 'P', 'V', 10, 0), valueAt(recording, 'P', 'V', 10, 1)]).toEqual([
      0.5 + 1.5 + 2.5 + 3.5,
      2 * (0.5 + 1.5 + 2.5 + 3.5)
    ]);
  });

  const driven = (step: number, equation: string, stimulus: string): number => {
    const recording = simulated(`
neuron leaky {
  input I : mV
  state V = 0 mV
  V' = (${equation} - V) / 10 ms
}
population P[1] : leaky
experiment e {
  step ${step} ms
  record V of P
  ${stimulus}
  run 40 ms
}
`);
    return valueAt(recording, 'P', 'V', Math.round(40 / step));
  };
  const wave = '5 mV * sin(2 * pi * 30 Hz * t)';

  test('that changes with t is integrated as the equation would be in which it stands', () => {
    for (const step of [0.1, 0.2])
      expect(driven(step, 'I', `stimulate P with ${wave}`)).toBeCloseTo(driven(step, wave, ''), 12);
  });

  test('that changes with t gives the closed form, with an error of second order', () => {
    const w = 2 * Math.PI * 0.03;
    const [gain, lag] = [5 / Math.hypot(1, 10 * w), Math.atan(10 * w)];
    const exact = gain * (Math.sin(40 * w - lag) + Math.sin(lag) * Math.exp(-4));
    const error = (step: number): number => driven(step, 'I', `stimulate P with ${wave}`) - exact;
    expect(Math.abs(error(0.1))).toBeLessThan(1e-4);
    expect(error(0.2) / error(0.1)).toBeCloseTo(4, 1);
  });

  test('without times acts from where it stands', () => {
    const recording = run('population P[1] : sums', 'run 4 ms; stimulate P with 2 pA');
    expect([4, 5, 14].map(step => valueAt(recording, 'P', 'V', step))).toEqual([0, 2, 20]);
  });

  test('that is drawn has one value per neuron for all its time', () => {
    const recording = run('population P[50] : sums', 'stimulate P with uniform(1 pA, 3 pA)');
    const rates = Array.from({ length: 50 }, (_, neuron) => valueAt(recording, 'P', 'V', 1, neuron));
    expect(rates.every(rate => rate >= 1 && rate < 3)).toBe(true);
    expect(new Set(rates).size).toBe(50);
    rates.forEach((rate, neuron) => expect(valueAt(recording, 'P', 'V', 10, neuron)).toBeCloseTo(10 * rate, 12));
  });
});

test('gap junctions pull two potentials together with their closed form', () => {
  const recording = simulated(`
neuron leaky { input I : pA; param V_0 = 0 mV; state V = V_0; V' = I / 100 pF }
synapse gap into I reads V { param weight : nS; inject I = weight * (pre.V - post.V) }
population P[2] : leaky(V_0 = [10 mV, 0 mV])
connect g: P -> P { synapse gap(weight = 5 nS); pattern all_to_all without autapses }
experiment e { step 0.1 ms; record V, I of P; run 10 ms }
`);
  // explicit: the difference shrinks by 1 - 2 g h / C each step
  const difference = 10 * (1 - (2 * 5 * 0.1) / 100) ** 100;
  expect(valueAt(recording, 'P', 'V', 100, 0) - valueAt(recording, 'P', 'V', 100, 1)).toBeCloseTo(difference, 10);
  expect(valueAt(recording, 'P', 'V', 100, 0) + valueAt(recording, 'P', 'V', 100, 1)).toBeCloseTo(10, 10);
  expect([valueAt(recording, 'P', 'I', 0, 0), valueAt(recording, 'P', 'I', 0, 1)]).toEqual([-50, 50]);
});

test('inputs are given back by what is recorded without changing it', () => {
  const text = (recorded: string): string =>
    `${sums}population P[1] : sums\nexperiment e { step 1 ms; record ${recorded} of P; stimulate P with 2 pA; run 10 ms }\n`;
  expect(valueAt(simulated(text('V')), 'P', 'V', 10)).toBe(valueAt(simulated(text('V, I')), 'P', 'V', 10));
});
