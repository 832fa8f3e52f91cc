// Rows whose targets are neighbours are gone through two at a time, in blocks for which no post spike waits: the bits of the reference.
import { afterAll, describe, expect, test } from 'vitest';
import { snn } from '../../../support/snn.js';
import { ranOnThreads, stopPools } from '../wasm-groups/on-threads.js';

afterAll(stopPools);

/** Sources and targets fire often and at random, in steps in common too, and some several times in one. */
const network = (size: number, targets: string, connection: string): string => snn`
  neuron cell { state got = 0; got' = -got / 5 ms; param rate = 60 Hz; spike count poisson(rate * dt) }
  synapse plain into got { param weight = 0.5; on pre { post.got += weight } }
  plasticity both {
    param up = 0.02
    state x = 0
    state y = 0
    x' = -x / 15 ms
    y' = (0.1 - y) / 20 ms
    on pre { weight = clip(weight - 0.1 * y * weight, 0, 1); x += 1 }
    on post { weight = min(weight + up * x, 1); y += 1 }
  }
  plasticity windowed {
    param share = 0.05
    state last = -1 h
    on pre { last = t; weight = if weight > 0.6 then weight * exp(-share) else weight + 0.01 * exp(weight) }
    on post { weight += if t - last <= 9 ms then 0.05 * exp(-weight) else -0.02 }
  }
  plasticity counted { state n = 0; state z = 0; z' = -z / 9 ms; on pre { n += z; weight += 0.001 * n }  on post { z += 1; n *= 0.5 } }
  population A[7] : cell(rate = uniform(30 Hz, 2000 Hz))
  population B[${size}] : cell(rate = uniform(5 Hz, 90 Hz))
  connect c: A -> B {
    synapse plain(weight = uniform(0, 1))
    pattern ${targets}
    ${connection}
  }
  experiment e {
    step 0.5 ms
    seed 3
    record spikes of A, B
    record got of B every 1 ms
    record weight of c every 9 ms
    record sent_weight of c every 9 ms
    run 70 ms
    clear state of B
    run 30 ms
    snapshot s
    freeze c
    run 20 ms
    restore s
    run 40 ms
  }
`;

describe.each([1, 2, 7, 8, 9, 16, 33])('%i targets', size => {
  test.each([
    'plasticity both(up = uniform(0.01, 0.03)); delay dendritic 1 ms',
    'plasticity both; delay axonal 1.5 ms',
    'plasticity windowed(share = uniform(0.01, 0.1)); delay axonal 1 ms dendritic 0.5 ms',
    'plasticity counted; delay dendritic 0.5 ms'
  ])('%s', connection => {
    const { faults, weights } = ranOnThreads(network(size, 'all_to_all', connection));
    expect(faults).toEqual([]);
    expect(new Set(weights[0]!.values).size).toBeGreaterThan(9 * size);
  });
});

test('a row that begins and ends within blocks', () => {
  const { faults } = ranOnThreads(
    network(40, 'where post.index > 4 and post.index < 29', 'plasticity both; delay dendritic 1 ms')
  );
  expect(faults).toEqual([]);
});

test.each([9, 24])('a weight of two of %i that grows beyond all bounds is told as it is by the reference', size => {
  const grows = 'plasticity both(up = if post.index == 5 then 1e308 else 0.01); delay dendritic 1 ms';
  const { faults } = ranOnThreads(
    network(size, 'all_to_all', grows).replaceAll('clip(weight - 0.1 * y * weight, 0, 1)', 'weight * 1e300')
  );
  expect(faults).toHaveLength(1);
});
