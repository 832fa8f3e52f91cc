// Signals over time: values at equal distances, each held until the next, on all backends.
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../support/simulated.js';
import { snn } from '../../../support/snn.js';
import { languageOf, uriOf } from '../../../support/text-world.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

const leaky = "neuron leaky { input I : mV; state V = 0 mV; V' = (I - V) / 10 ms }\n";
const ramp = Array.from({ length: 40 }, (_, i) => 0.5 * i);

/** V of a leaky integrator (10 ms) at the end of `count` values of `every` ms each. */
function integrated(values: readonly number[], every: number, count: number): number {
  const kept = Math.exp(-every / 10);
  let v = 0;
  for (let i = 0; i < count; i++) v = v * kept + values[i]! * (1 - kept);
  return v;
}

const program = (size: number, statements: string, more = ''): string => snn`
  ${leaky}${more}population P[${size}] : leaky
  experiment e {
    step 0.1 ms
    record V, I of P
    ${statements}
    run 40 ms
  }
`;

describe('a signal', () => {
  test.each([0.1, 0.5, 1])(
    'that ramps into a leaky integrator gives the closed form, with a value every %d ms',
    every => {
      const recording = simulated(
        program(
          1,
          `stimulate P with sampled(data.value * 1 mV, every = ${every} ms, end = "zero")`,
          'data data = table("ramp.csv")\n'
        ),
        { 'ramp.csv': `value\n${ramp.join('\n')}\n` }
      );
      for (const count of [1, 7, 40])
        expect(valueAt(recording, 'P', 'V', Math.round((count * every) / 0.1))).toBeCloseTo(
          integrated(ramp, every, count),
          12
        );
      if (every < 1) expect(valueAt(recording, 'P', 'I', 399)).toBe(0);
    }
  );

  test('begins where its stimulus does', () => {
    const recording = simulated(
      program(1, 'stimulate P with sampled([1 mV, 2 mV, 3 mV], every = 1 ms) from 7 ms to 10 ms')
    );
    expect([69, 70, 79, 80, 90, 99, 100].map(step => valueAt(recording, 'P', 'I', step))).toEqual([
      0, 1, 1, 2, 3, 3, 0
    ]);
  });

  test.each([
    ['hold', [1, 2, 2, 2]],
    ['zero', [1, 2, 0, 0]],
    ['repeat', [1, 2, 1, 2]]
  ])('behind its end: %s', (end, values) => {
    const recording = simulated(program(1, `stimulate P with sampled([1 mV, 2 mV], every = 3 ms, end = "${end}")`));
    expect([0, 30, 60, 90].map(step => valueAt(recording, 'P', 'I', step))).toEqual(values);
    expect([29, 59, 89, 119].map(step => valueAt(recording, 'P', 'I', step))).toEqual(values);
  });

  test('of its own for each of the chosen neurons', () => {
    const recording = simulated(
      program(4, 'stimulate P[1..2] with sampled([[1 mV, 2 mV], [30 mV, 40 mV]], every = 20 ms)')
    );
    expect([0, 1, 2, 3].map(neuron => valueAt(recording, 'P', 'I', 10, neuron))).toEqual([0, 1, 30, 0]);
    expect([0, 1, 2, 3].map(neuron => valueAt(recording, 'P', 'I', 210, neuron))).toEqual([0, 2, 40, 0]);
  });

  test('is one part of an expression, as any value', () => {
    const recording = simulated(
      program(2, 'stimulate P with (1 + index) * sampled([1 mV, 2 mV], every = 20 ms) + 5 mV')
    );
    expect([0, 1].map(neuron => valueAt(recording, 'P', 'I', 300, neuron))).toEqual([7, 9]);
  });

  test('goes by the time of the experiment, in the longest runs too', () => {
    const recording = simulated(snn`
      ${leaky}population P[1] : leaky
      experiment e {
        step 0.1 ms
        record I of P every 100 s
        stimulate P with sampled([0 mV, 1 mV, 2 mV, 3 mV, 4 mV, 5 mV, 6 mV], every = 100 s, end = "repeat")
        run 1000 s
      }
    `);
    expect(recording.traces[0]!.values.slice(0, 10)).toEqual(Float64Array.from([0, 1, 2, 3, 4, 5, 6, 0, 1, 2]));
  });
});

describe('a signal is refused', () => {
  const found = (text: string): readonly string[] =>
    languageOf()
      .check(uriOf('main.snn'), text)
      .map(({ code, message, source }) => `${source.line} ${code}: ${message}`);
  const refused = (size: number, signal: string): readonly string[] =>
    found(program(size, `stimulate P with ${signal}`));

  test.each([
    [
      'that is shorter than what it stimulates, both lengths named',
      1,
      'sampled([1 mV, 2 mV], every = 5 ms)',
      '6 signal-too-short: The signal of P lasts 10 ms (2 values, one every 5 ms) and is to stimulate for 40 ms; say what comes behind its end: end = "hold", end = "zero" or end = "repeat".'
    ],
    [
      'with another end',
      1,
      'sampled([1 mV], every = 5 ms, end = "stop")',
      '6 bad-signal: A signal cannot end with "stop"; write end = "hold", end = "zero" or end = "repeat".'
    ],
    [
      'without values',
      1,
      'sampled([], every = 5 ms)',
      '6 bad-signal: The signal of P has no values; give at least one.'
    ],
    [
      'at no distance in time',
      1,
      'sampled([1 mV], every = 0 ms, end = "hold")',
      '6 bad-signal: A signal has a value every 0 ms; give a time above 0 ms.'
    ],
    [
      'beside the grid of steps',
      1,
      'sampled([1 mV], every = 0.25 ms, end = "hold")',
      '6 off-step-grid: The time between two values of sampled() is 0.25 ms, which is not a whole number of steps of 0.1 ms; use 0.2 ms or 0.3 ms.'
    ],
    [
      'with lists for other neurons',
      3,
      'sampled([[1 mV], [2 mV]], every = 5 ms, end = "hold")',
      '6 bad-signal: The signals of P are 2 lists for 3 neurons; give one list for each neuron, or one for all.'
    ],
    [
      'with lists of several lengths',
      2,
      'sampled([[1 mV], [2 mV, 3 mV]], every = 5 ms, end = "hold")',
      '6 bad-signal: The signals of P differ in length: 1 value for neuron 0 of them and 2 values for neuron 1; give lists of one length.'
    ]
  ])('%s', (_, size, signal, message) => {
    expect(refused(size, signal)).toEqual([message]);
  });

  test('where no stimulus stands', () => {
    const text = `${leaky}population P : leaky(V = sampled([1 mV], every = 1 ms))\nexperiment e { step 0.1 ms; record V of P; run 1 ms }\n`;
    expect(found(text)).toEqual([
      '2 function-out-of-place: sampled() is a signal over time, which stimulates: write stimulate NEURONS with sampled(…), or name the value of a step with [ ].'
    ]);
  });
});
