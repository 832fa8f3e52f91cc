// Networks of synapses of all kinds, put together at random, record the bits of the reference on one thread and on several.
import { afterAll, expect, test } from 'vitest';
import { digest, run, type Recording } from '../../../../simulator/index.js';
import { testThreadPool } from '../../../support/thread-pool.js';
import { lowered } from '../../../support/lowered.js';
import { randomNetwork } from './random-network.js';

const pools = [1, 2].map(testThreadPool);
afterAll(() => pools.forEach(pool => pool.stop()));

const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
let spikes = 0;

test.each(seeds)('network %i', seed => {
  const { text } = randomNetwork(seed);
  const model = lowered(text);
  const wanted = run(model, { experiment: 'e', backend: 'reference' });
  spikes += wanted.spikes.reduce((sum, { steps }) => sum + steps.length, 0);
  expect([wanted.ended, wanted.faults], text).toEqual(['complete', []]);
  const same = (got: Recording, how: string): void => {
    expect([got.ended, got.faults, digest(got)], `${how}\n${text.slice(text.indexOf('population'))}`).toEqual([
      wanted.ended,
      wanted.faults,
      digest(wanted)
    ]);
  };
  same(run(model, { experiment: 'e', backend: 'wasm' }), 'one thread');
  for (const pool of pools) same(run(model, { experiment: 'e', backend: 'wasm', pool }), `${pool.workers + 1} threads`);
});

test('they fire', () => expect(spikes).toBeGreaterThan(100 * seeds.length));
