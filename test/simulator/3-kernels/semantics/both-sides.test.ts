// A delay on either side of a synapse: the axonal part lies before it, the dendritic part behind it, and post spikes take that way back.
import { describe, expect, test } from 'vitest';
import { languageOf, shown, uriOf } from '../../../support/text-world.js';
import { lastWeights, valueAt } from '../../../support/simulated.js';
import { snn } from '../../../support/snn.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

const models = snn`
  synapse plain into got {
    param weight = 0
    on pre { post.got += weight }
  }
  neuron source {
    param times : list of ms
    state got = 0
    spike at times
  }
`;

describe('every pair counts by the times at which its spikes reach the synapse', () => {
  // trains of R12 (NEST, test_stdp_synapse)
  const pre = [1, 5, 6, 7, 9, 11, 12, 13, 14.5, 16.1];
  const post = [2, 3, 4, 8, 9, 10, 12, 12.2, 14.1, 15.4];
  const taus = { plus: 16.8, minus: 33.7 };

  /** All pairs, worked out one by one; those that coincide are none. */
  const learnt = (axonal: number, dendritic: number): number => {
    let weight = 5;
    for (const before of pre)
      for (const after of post) {
        const apart = Math.round(10 * (after + dendritic - before - axonal)) / 10;
        if (apart > 0) weight += 0.15 * Math.exp(-apart / taus.plus);
        if (apart < 0) weight -= 0.1275 * Math.exp(apart / taus.minus);
      }
    return weight;
  };

  const network = (delay: string): string => snn`
    ${models}
    const trains = [[${pre.map(time => `${time} ms`).join(', ')}]]
    population A[1] : source(times = trains[0])
    population B[1] : source(times = [${post.map(time => `${time} ms`).join(', ')}])
    connect c: A -> B {
      synapse plain(weight = 5)
      delay ${delay}
      plasticity stdp(A_plus = 0.01, A_minus = 0.0085, tau_plus = 16.8 ms, tau_minus = 33.7 ms, w_max = 15)
    }
    experiment e { step 0.1 ms; record weight of c; run 40 ms }
  `;

  test.each([
    [1, 0.5],
    [0.5, 1],
    [0.7, 0.7],
    [4, 0.1],
    [0.1, 4]
  ])('axonal %d ms, dendritic %d ms', (axonal, dendritic) => {
    const expected = learnt(axonal, dendritic);
    expect(Math.abs(expected - learnt(0, axonal + dendritic))).toBeGreaterThan(0.05);
    for (const delay of [
      `axonal ${axonal} ms dendritic ${dendritic} ms`,
      `dendritic ${dendritic} ms axonal ${axonal} ms`,
      `axonal [${axonal} ms] dendritic [[${dendritic} ms]]`
    ]) {
      const [weight] = lastWeights(simulated(network(delay)), 'c');
      expect(Math.abs(weight! - expected)).toBeLessThan(1e-12);
    }
  });

  test('equal sides are what no delay would be: R12', () => {
    expect(learnt(0.7, 0.7)).toBeCloseTo(4.529073247569982, 12);
  });
});

const marks = snn`
  plasticity marks {
    state x = 0
    state y = 0
    on pre {
      x += 1
      weight += 1 + 1000 * y
    }
    on post {
      y += 1
      weight += 100 + 100000 * x
    }
  }
`;
const marked = (pre: string, post: string, delay: string, size = 1): string => snn`
  ${models}
  ${marks}
  population A[${size}] : source(times = ${pre})
  population B[1] : source(times = ${post})
  connect c: A -> B { synapse plain; delay ${delay}; plasticity marks }
  experiment e { step 1 ms; record weight of c every 1 ms; record got of B; run 20 ms }
`;

test('the synapse acts after the axonal delay, and what it sends arrives after both', () => {
  // post at 4 is at the synapse at 6, pre at 3 at 5 and pre at 5 at 7
  const recording = simulated(marked('[3 ms, 5 ms]', '[4 ms]', 'axonal 2 ms dendritic 2 ms'));
  const { values } = recording.weights.find(({ connect }) => connect === 'c')!;
  expect([4, 5, 6, 7].map(step => values[step])).toEqual([0, 1, 100101, 101102]);
  expect([6, 7, 8, 9].map(step => valueAt(recording, 'B', 'got', step))).toEqual([0, 1, 1, 1 + 101102]);
});

test('spikes that meet at the synapse make no pair', () => {
  expect(lastWeights(simulated(marked('[4 ms]', '[5 ms]', 'axonal 3 ms dendritic 2 ms')), 'c')).toEqual([101]);
});

test('synapses have their own delays on both sides', () => {
  const recording = simulated(
    marked('[3 ms]', '[4 ms]', 'axonal (1 + pre.index) * 1 ms dendritic (3 - pre.index) * 1 ms', 3)
  );
  // pre at 4, 5 and 6, post at 7, 6 and 5; all arrives at 7
  expect(lastWeights(recording, 'c')).toEqual([100101, 100101, 1101]);
  expect(valueAt(recording, 'B', 'got', 6)).toBe(0);
  expect(valueAt(recording, 'B', 'got', 7)).toBe(1 + 1 + 1101);
});

test.each(['plain(weight = 3)', 'plain(weight = 3 + 0 * pre.index)', 'tired'])(
  'a synapse that does not learn, %s: the sum',
  synapse => {
    const recording = simulated(snn`
    ${models}
    synapse tired into got {
      state n = 3
      n' = (3 - n) / 1 s
      on pre {
        post.got += n
        n -= 1
      }
    }
    population A[2] : source(times = [3 ms])
    population B : source(times = [30 ms])
    connect c: A -> B { synapse ${synapse}; delay axonal [2 ms, 3 ms] dendritic 1.4 ms + 0.001 ms * pre.index }
    experiment e { step 1 ms; record got of B; run 12 ms }
  `);
    expect([5, 6, 7].map(step => valueAt(recording, 'B', 'got', step))).toEqual([0, 3, 6]);
  }
);

test('a snapshot keeps what is under way on both sides, and clearing forgets it', () => {
  const weights = (script: string): number[] =>
    lastWeights(
      simulated(marked('[3 ms, 9 ms]', '[2 ms, 8 ms]', 'axonal 4 ms dendritic 3 ms').replace('run 20 ms', script)),
      'c'
    );
  // post at 5 and 11, pre at 7 and 13
  expect(weights('run 20 ms')).toEqual([100 + 1001 + 100100 + 2001]);
  expect(weights('run 4 ms; snapshot s; run 16 ms; restore s; run 10 ms')).toEqual([100 + 1001 + 100100 + 2001]);
  expect(weights('run 4 ms; clear state; run 16 ms')).toEqual([100 + 1001]);
});

describe('what cannot be', () => {
  const found = (delay: string): string[] =>
    shown(languageOf({ 'd.snn': marked('[3 ms]', '[4 ms]', delay) }).check(uriOf('d.snn')));

  test.each([
    ['axonal 1 ms axonal 2 ms', /^syntax-error/],
    ['axonal 1 ms dendritic 0 ms', /^delay-too-short \d+ The delay of c is 0 ms, and the shortest is one step of 1 ms/],
    ['axonal 1 ms dendritic 1 mV', /^dimension-mismatch \d+ delay needs a time/],
    ['axonal 0.5 ms dendritic 1 ms', /^off-step-grid|^delay-too-short/],
    [
      'axonal 15 ms dendritic 15 ms',
      /^delay-longer-than-run \d+ The delay of c is 30 ms, and no experiment runs longer than 20 ms/
    ]
  ])('%s', (delay, message) => {
    const [first, ...others] = found(delay);
    expect(first).toMatch(message);
    expect(others).toEqual([]);
  });
});
