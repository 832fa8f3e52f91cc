// Encoders whose intervals are drawn with normal numbers: these are worked out for four spike at once, with the bits of the reference.
import { afterAll, expect, test } from 'vitest';
import { backends, run } from '../../../../simulator/index.js';
import { loweredToFail } from '../../../support/lowered.js';
import { snn } from '../../../support/snn.js';
import { ranOnThreads, stopPools } from './on-threads.js';

afterAll(stopPools);

const intervals = {
  'one normal number': 'max(1 ms, normal(4 ms / x, sd = 1 ms))',
  'two, of which one is not always wanted':
    'if uniform(0, 1) < 0.4 then normal(9 ms, sd = 2 ms / x) else normal(3 ms, sd = 1 ms)',
  'numbers that are no normal ones besides':
    'lognormal(5 ms, sigma = 0.4) + gamma(2, scale = 0.5 ms / x) + exponential(1 ms)'
};

test.each(
  Object.entries(intervals).flatMap(([name, interval]) => [1, 2, 9, 20].map(size => [name, size, interval] as const))
)('%s, %i neurons', (_name, size, interval) => {
  const { faults, spikes } = ranOnThreads(snn`
    encoder jittered {
      input x : 1
      spike at uniform(0 ms, 9 ms) every ${interval} when x > 0.2
    }
    population P[${size}] : jittered reads [${Array.from({ length: size }, (_, i) => (size === 1 ? 0.7 : (i % 4) / 3)).join(', ')}]
    experiment e {
      step 0.5 ms
      seed 8
      record spikes of P
      run 33 ms
      rest 4 ms
      run 120 ms
    }
  `);
  expect(faults).toEqual([]);
  expect(spikes[0]!.steps.length).toBeGreaterThan(10);
});

test('an interval that cannot be is told, where the reference tells it before all', () => {
  const text = snn`
    encoder jittered { input x : 1; spike at 2 ms every normal(4 ms, sd = if uniform(0, 1) < 0.1 then -1 ms else 1 ms) when x > 0.2 }
    population P[9] : jittered reads [0.5, 0.1, 0.3, 0.8, 0.9, 0.4, 0, 0, 0.7]
    experiment e { step 0.5 ms; record spikes of P; run 90 ms }
  `;
  const [oracle, fast] = backends.map(({ name }) => run(loweredToFail(text, {}), { experiment: 'e', backend: name }));
  expect(oracle!.faults).toHaveLength(1);
  expect(fast!.faults.map(({ message }) => message.replace(/neuron \d/, 'neuron'))).toEqual(
    oracle!.faults.map(({ message }) => message.replace(/neuron \d/, 'neuron'))
  );
});
