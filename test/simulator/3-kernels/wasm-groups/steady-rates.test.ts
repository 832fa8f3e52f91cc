// Encoders that fire at a rate which stays while a sample is shown: neurons that are silent are passed over, and nothing else changes.
import { afterAll, expect, test } from 'vitest';
import { snn } from '../../../support/snn.js';
import { ranOnThreads, stopPools } from './on-threads.js';

afterAll(stopPools);

/** Samples with zeros but for neurons `from` .. `to` - 1. */
const sample = (size: number, from: number, to: number): string =>
  Array.from({ length: size }, (_, i) => (i >= from && i < to ? ((i + 1) % 5) / 4 : 0)).join(',');

const shown = (size: number, model: string, rest: string): ReturnType<typeof ranOnThreads> =>
  ranOnThreads(
    snn`
      data samples = table("samples.csv")
      encoder pixel {
        param factor = 1
        input x : 1
        ${model}
      }
      population P[${size}] : pixel(factor = uniform(0.5, 2)) reads samples
      experiment e { step 0.5 ms; seed 4; record spikes of P; ${rest} }
    `,
    {
      'samples.csv': [
        Array.from({ length: size }, (_, i) => `v${i}`).join(','),
        sample(size, 0, size),
        sample(size, Math.floor(size / 2), size),
        sample(size, 0, 1),
        sample(size, size - 1, size),
        ''
      ].join('\n')
    }
  );

test.each([1, 2, 7, 8, 9, 25, 60])('%i neurons', size => {
  const { faults, spikes } = shown(
    size,
    'spike with rate x * factor * 400 Hz\nrefractory 1 ms',
    'run 3 ms; for s in samples { present s * 3 to P for 40 ms; rest 5 ms }; present samples[0] to P for 200 ms'
  );
  expect(faults).toEqual([]);
  expect(spikes[0]!.steps.length).toBeGreaterThan(5);
});

test.each([9, 40])('a rate of %i neurons that cannot be is found where it first is', size => {
  const { faults } = shown(
    size,
    'spike with rate (if index > 5 then x - 0.4 else 0) * factor * 400 Hz',
    'for s in samples { present s to P for 40 ms }'
  );
  expect(faults).toHaveLength(1);
});

test('rates that change while something is shown are worked out in each step', () => {
  const { faults, spikes } = shown(
    20,
    'spike with rate x * factor * (1 + sin(t / 7 ms)) * 400 Hz',
    'present samples[1] to P for 90 ms; present samples[3] to P for 60 ms'
  );
  expect(faults).toEqual([]);
  expect(spikes[0]!.steps.length).toBeGreaterThan(20);
});

test.each(['1 + cos(t / 3 ms)', '1'])('a stimulus of %s moves the rates of what is shown', stimulus => {
  const { faults, spikes } = shown(
    20,
    'spike with rate x * factor * 400 Hz',
    `stimulate P with ${stimulus}; stimulate P[3] with 2 from 7 ms to 9 ms; present samples[3] to P for 60 ms`
  );
  expect(faults).toEqual([]);
  expect(spikes[0]!.steps.length).toBeGreaterThan(100);
});
