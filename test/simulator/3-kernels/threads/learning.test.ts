// A network that learns from data computes the same bits on any number of threads and on the reference: what is frozen, labelled, tested,
// lost, saved, restored and loaded.
import { afterAll, expect, test } from 'vitest';
import { npzOf } from '../../../../server/index.js';
import { digest, run, type Recording } from '../../../../simulator/index.js';
import { lowered } from '../../../support/lowered.js';
import { testThreadPool } from '../../../support/thread-pool.js';

const pools = [testThreadPool(1), testThreadPool(2)];
afterAll(() => pools.forEach(pool => pool.stop()));

/** Twenty pixels, of which the first or the last half is bright. */
const samples = [0, 1, 2, 3].map(sample =>
  [...Array.from({ length: 20 }, (_, i) => (i < 10 === (sample % 2 === 0) ? 1 - 0.1 * sample : 0)), sample % 2].join()
);
const files = { 'd.csv': [[...Array.from({ length: 20 }, (_, i) => `p${i}`), 'class'].join(), ...samples].join('\n') };
const network = (experiment: string): string => `
data d = table("d.csv", label = "class")
neuron output {
  param V_reset = 0
  state V = 0
  state theta = 3 persistent
  state fired = 0
  V' = -V / 50 ms
  spike when V >= theta
  on spike { V = V_reset; fired += 1 }
  refractory 5 ms holds V
  each presentation { theta += 0.05 * (fired - mean(fired)); fired = 0 }
}
population Retina[20] : jittered_rate(period = 10 ms, shortest = 3 ms) reads d
population Output[18] : output competing
connect learnt: Retina -> Output { synapse sum(weight = uniform(0.3, 0.9)); plasticity memristive(w_max = normal(1, relative = 20 %)); lose 3 spikes per presentation }
connect trace: Retina -> Output { synapse sum(weight = uniform(0, 0.2)); delay axonal 2 ms; plasticity stdp(w_max = 0.3); lose 10 % per source }
connect each_own: Retina -> Output { synapse sum(weight = uniform(0, 0.2)); plasticity stdp(w_max = 0.3); lose 10 % }
connect rivals: Output -> Output { synapse reset_and_block(duration = 5 ms); pattern where pre.index != post.index }
experiment e { step 1 ms; seed 2; record spikes of Output; record theta of Output every 20 ms; record weight of learnt every 40 ms; record weight of trace; ${experiment} }`;
const shown = 'present s to Retina for 40 ms; clear state of Output';
const script = `
  for s in d shuffled { ${shown} }
  snapshot begun
  freeze learnt
  for s in d[0..1] { ${shown} }
  restore begun
  unfreeze
  for s in d { ${shown} }
  label Output by s in d { ${shown} }
  test Output on s in d[1..3] { ${shown} }
  for s in d[0..1] { ${shown} }
  save to "all.npz"`;

function onAll(text: string, others: Record<string, string | Uint8Array> = {}): Recording {
  const model = lowered(text, { ...files, ...others });
  const oracle = run(model, { experiment: 'e', backend: 'reference' });
  expect([oracle.ended, oracle.faults]).toEqual(['complete', []]);
  for (const pool of [undefined, ...pools]) {
    const recording = run(model, { experiment: 'e', ...(pool ? { pool } : {}) });
    expect([digest(recording), recording.saved, recording.labels, recording.tests]).toEqual([
      digest(oracle),
      oracle.saved,
      oracle.labels,
      oracle.tests
    ]);
  }
  return oracle;
}

test('a network that learns, is frozen, labelled, tested, restored, saved and loaded', () => {
  const learnt = onAll(network(script));
  expect(learnt.spikes[0]!.steps.length).toBeGreaterThan(40);
  expect(learnt.tests![0]!.counts.some(count => count > 0)).toBe(true);
  const [saved] = learnt.saved!;
  expect(saved!.arrays.map(({ name }) => name)).toEqual(
    ['Output.theta', 'each_own.weight', 'learnt.weight', 'trace.weight'].sort()
  );
  const again = onAll(network(`load from "all.npz"; for s in d { ${shown} }; save to "more.npz"`), {
    'all.npz': npzOf(saved!.arrays)
  });
  expect(again.saved![0]!.arrays).not.toEqual(saved!.arrays);
});
