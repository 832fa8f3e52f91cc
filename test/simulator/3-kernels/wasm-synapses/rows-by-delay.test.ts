// Synapses of one source go by delay, and what arrives at a neuron in a step is summed in the order in which it always was: here that order is heard.
import { afterAll, expect, test } from 'vitest';
import { digest, run } from '../../../../simulator/index.js';
import { lowered } from '../../../support/lowered.js';
import { snn } from '../../../support/snn.js';
import { testThreadPool } from '../../../support/thread-pool.js';
import { simulatedOnAll } from '../semantics/on-all-backends.js';

const pools = [1, 2].map(testThreadPool);
afterAll(() => pools.forEach(pool => pool.stop()));

/** Many synapses of each pair, of delays that go once around the ring, and of sizes that are lost in each other. */
const pairs = Array.from({ length: 900 }, (_, i) => ({
  pre: (i * 7) % 3,
  post: (i * i) % 19,
  weight: [1e16, 1, -1e16, 3, 1e-3][((i * 5) % 7) % 5]!,
  delay: 1 + ((i * 11) % 5) * (i % 2 ? 1 : 7)
}));
const list = (of: 'pre' | 'post' | 'weight'): string => `[${pairs.map(pair => pair[of]).join(', ')}]`;
const delays = (unit: number): string => `[${pairs.map(({ delay }) => `${delay * unit} ms`).join(', ')}]`;

test.each([
  ['weights and delays', `weight = ${list('weight')}`],
  ['delays alone', 'weight = 0.1']
])('%s of each synapse: every backend, any number of threads', (_, weight) => {
  const text = snn`
    neuron cell { state got = 0; got' = -got / 5 ms }
    synapse plain into got { param weight = 1; on pre { post.got += weight } }
    population A[3] : spike_list(times = [1 ms, 2 ms, 5 ms, 6 ms, 20 ms, 39 ms])
    population B[19] : cell
    connect c: A -> B {
      synapse plain(${weight})
      pattern list(pre = ${list('pre')}, post = ${list('post')})
      delay ${delays(0.5)}
    }
    experiment e { step 0.5 ms; record got of B; run 60 ms }
  `;
  const recording = simulatedOnAll(text);
  expect(new Set(recording.traces[0]!.values).size).toBeGreaterThan(100);
  for (const pool of pools)
    expect(digest(run(lowered(text), { experiment: 'e', backend: 'wasm', pool }))).toBe(digest(recording));
});
