// Making synapses is looked after all the time: each thing that is done to each of them counts, so that a cancel is heard at once.
import { expect, test } from 'vitest';
import { plan } from '../../../../simulator/index.js';
import { emit } from '../../../../simulator/3-kernels/index.js';
import type { Watch } from '../../../../simulator/3-kernels/kernels.js';
import { Cancelled } from '../../../../simulator/3-kernels/watch/index.js';
import { lowered } from '../../../support/lowered.js';
import { snn } from '../../../support/snn.js';

const synapses = 200_000;
/** Looks are this many synapses apart. */
const span = 4096;

const emitted = (delay: string, more: string, watch: Watch): void => {
  const model = lowered(snn`
    population A[400] : lif_delta
    population B[1000] : lif_delta
    connect c: A -> B {
      synapse delta(weight = uniform(0 mV, 1 mV))
      pattern fixed_indegree(200)
      delay ${delay}
      ${more}
    }
    experiment e { step 0.1 ms; record spikes of B; run 1 ms }
  `);
  emit(plan(model, { experiment: 'e' }).plan!, watch, 'wasm');
};

const looks = (delay: string, more = ''): number => {
  let count = 0;
  emitted(delay, more, { onProgress: () => count++ });
  return (count * span) / synapses;
};

const rule = 'plasticity stdp(w_max = 1 mV)';

test('each pass over the synapses counts', () => {
  const same = looks('1 ms');
  // drawing delays, sorting them by row
  expect(looks('uniform(1 ms, 2 ms)') - same).toBeGreaterThan(1.9);
  // besides: in an order of their own, and by delay within it
  expect(looks('axonal uniform(1 ms, 2 ms)', rule) - looks('axonal 1 ms', rule)).toBeGreaterThan(3.5);
  expect(looks('dendritic uniform(1 ms, 2 ms)', rule) - looks('dendritic 1 ms', rule)).toBeGreaterThan(3.5);
});

test('a cancel ends it wherever it comes', () => {
  const all = looks('axonal uniform(1 ms, 2 ms) dendritic uniform(1 ms, 2 ms)', rule);
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
    let count = 0;
    const cancelled = (): boolean => (++count * span) / synapses > share * all;
    expect(() => emitted('axonal uniform(1 ms, 2 ms) dendritic uniform(1 ms, 2 ms)', rule, { cancelled })).toThrow(
      Cancelled
    );
    expect((count * span) / synapses).toBeLessThan(share * all + (2 * span) / synapses);
  }
});
