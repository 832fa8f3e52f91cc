// Targets that draw the spikes of their sources themselves: whatever differs between them, the bits are those of the reference on any number of threads.
import { afterAll, expect, test } from 'vitest';
import { digest, run } from '../../../../simulator/index.js';
import { testThreadPool } from '../../../support/thread-pool.js';
import { loweredToFail } from '../../../support/lowered.js';
import { mean } from '../../../support/simulated.js';

const pool = testThreadPool(1);
afterAll(() => pool.stop());

const network = (connection: string, sources: string, definitions: string): ReturnType<typeof loweredToFail> =>
  loweredToFail(`${definitions}
neuron sums { state got = 0 }
population S[5] : ${sources}
population P[4, 9] : sums
synapse plain into got { param weight = 1; on pre { post.got += weight } }
connect ${connection}
experiment e { step 0.5 ms; seed 4; record got of P every 1 ms; run 200 ms }`);

/** All that was recorded of `got`, the same on all backends. */
function got(connection: string, sources = 'poisson_source(rate = 400 Hz)', definitions = ''): Float64Array {
  const model = network(connection, sources, definitions);
  const recordings = [{ backend: 'reference' }, { backend: 'wasm' }, { backend: 'wasm', pool }].map(options =>
    run(model, { experiment: 'e', ...options })
  );
  for (const recording of recordings)
    expect([recording.faults, digest(recording)]).toEqual([[], digest(recordings[0]!)]);
  return recordings[0]!.traces[0]!.values;
}

/** Of the 36 neurons, after the last step. */
const last = (values: Float64Array): number[] => Array.from(values.slice(-36));

test('amounts', () => {
  const values = last(got('S -> P { synapse plain(weight = post.index); pattern independent }'));
  // 5 sources of 400 Hz in 199 steps of 0.5 ms, of which the last has not arrived
  const expected = values.map((_, i) => i * 5 * 400 * 0.1995);
  values.forEach((value, i) =>
    expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(6 * i * Math.sqrt(5 * 400 * 0.1995))
  );
  expect(new Set(values.map((value, i) => value / Math.max(1, i))).size).toBeGreaterThan(20);
});

test('delays', () => {
  const values = got('S -> P { synapse plain; pattern independent; delay (0.5 + post.index) * 1 ms }');
  const first = Array.from({ length: 36 }, (_, neuron) =>
    Array.from({ length: 201 }, (_, t) => values[36 * t + neuron]!).findIndex(value => value > 0)
  );
  // counts of mean 1 come soon after the delay, but not before
  first.forEach((time, neuron) => expect(time - neuron >= 1 && time - neuron < 12).toBe(true));
});

test('parts of the population, with amounts and delays of their own', () => {
  const values = last(
    got(
      'S -> P[1..2, 3..5] { synapse plain(weight = uniform(1, 2)); pattern independent; delay uniform(0.5 ms, 9 ms) }'
    )
  );
  expect(values.flatMap((value, i) => (value > 0 ? [i] : []))).toEqual([12, 13, 14, 21, 22, 23]);
});

test('parts of the population, all alike', () => {
  const values = last(got('S -> P[1..2, 3..5] { synapse plain; pattern independent; delay 1 ms }'));
  expect(values.flatMap((value, i) => (value > 0 ? [i] : []))).toEqual([12, 13, 14, 21, 22, 23]);
});

test('sources that are seldom heard, and often', () => {
  expect(
    mean(
      last(
        got('S -> P { synapse plain(weight = uniform(0.9, 1.1)); pattern independent }', 'poisson_source(rate = 2 Hz)')
      )
    )
  ).toBeGreaterThan(0.5);
  expect(
    mean(
      last(
        got(
          'S -> P { synapse plain(weight = uniform(0.9, 1.1)); pattern independent }',
          'poisson_source(rate = 40 kHz)'
        )
      )
    )
  ).toBeGreaterThan(30_000);
});

const changing = (mean: string): string => `neuron shaky { param a = 1; state x = 0; x' = (sin(t / 20 ms) - x) / 10 ms
  spike count poisson(${mean}) }`;

test.each(['if t > 100 ms then 2 * a else 0', 'a * abs(x)', '40 * a', 'index * abs(x)'])('a mean of %s', text => {
  const connection =
    'S[1..3] -> P { synapse plain(weight = uniform(1, 2)); pattern independent; delay uniform(0.5 ms, 9 ms) }';
  const values = got(connection, 'shaky(a = uniform(0.5, 1))', changing(text));
  expect(Math.min(...last(values))).toBeGreaterThan(0);
});

test('an impossible mean is said in the same words everywhere', () => {
  const model = network('S -> P { synapse plain; pattern independent }', 'shaky', changing('1.5 - index - t / 1 s'));
  const faults = [{ backend: 'reference' }, { backend: 'wasm' }, { backend: 'wasm', pool }].map(
    item => run(model, { experiment: 'e', ...item }).faults
  );
  expect(faults[0]![0]!.message).toMatch(/^The mean spike count of neuron 2 of S is -0\.5/);
  expect(faults).toEqual([faults[0], faults[0], faults[0]]);
});
