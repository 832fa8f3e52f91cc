// Populations in space: distances between grids, random places and tori; delays and probabilities that depend on them.
import { describe, expect, test } from 'vitest';
import { positionsOf } from '../../../../simulator/3-kernels/values/distance.js';
import { planned, refused } from '../../../support/planned.js';
import { lastWeights, spikeSteps, valueAt } from '../../../support/simulated.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';
import { snn } from '../../../support/snn.js';

/** Distances in um between all pairs, by target, then by source. */
function distances(from: string, to: string): number[] {
  return lastWeights(
    simulated(snn`
      population A${from}
      population B${to}
      connect c: A -> B { synapse delta(weight = distance(pre, post) / 1 um * 1 mV); pattern all_to_all }
      experiment e { step 0.1 ms; seed 3; record weight of c; run 1 ms }
    `),
    'c'
  );
}
const close = (values: readonly number[], expected: readonly number[]): void => {
  expect(values).toHaveLength(expected.length);
  values.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-9));
};

describe('a grid', () => {
  test('is a line, its middle at the middle of another', () => {
    close(
      distances('[3] : lif_delta placed grid(100 um)', '[2] : lif_delta placed grid(50 um)'),
      [75, 25, 125, 125, 25, 75]
    );
  });
  test('has an axis of space for each axis of the population', () => {
    const apart = [-40, 0, 40].flatMap(x =>
      [-15, 15].flatMap(row => [-15, 15].map(column => Math.hypot(row, column - x)))
    );
    close(distances('[2, 2] : lif_delta placed grid(30 um)', '[1, 3] : lif_delta placed grid(40 um)'), apart);
  });
  test('on a torus goes the shorter way', () => {
    close(
      distances('[5] : lif_delta placed torus(grid(10 um))', '[5] : lif_delta placed torus(grid(10 um))').slice(0, 5),
      [0, 10, 20, 20, 10]
    );
  });
});

describe('random places', () => {
  const text =
    'population A[2000] : lif_delta placed random(1 mm, 200 um)\nexperiment e { step 0.1 ms; seed 3; record spikes of A; run 1 ms }\n';
  const [x, y, ...rest] = positionsOf(planned(text).groups[0]!, 3) as [Float64Array, Float64Array, ...Float64Array[]];

  test.each([
    ['x', x, 1e-3],
    ['y', y, 2e-4]
  ] as const)('are even along %s', (_, values, extent) => {
    const sorted = Float64Array.from(values).sort();
    const away = sorted.map((value, i) => Math.abs(value / extent + 0.5 - (i + 0.5) / sorted.length));
    expect(Math.max(...away) * Math.sqrt(sorted.length)).toBeLessThan(2.23);
    expect([sorted[0]! >= -extent / 2, sorted.at(-1)! <= extent / 2, rest]).toEqual([true, true, []]);
  });
  test('are independent in x and y, and differ with the seed', () => {
    const correlation = x.reduce((sum, value, i) => sum + value * y[i]!, 0) / x.length / ((1e-3 * 2e-4) / 12);
    expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(x.length));
    expect(positionsOf(planned(text).groups[0]!, 4)[0]).not.toEqual(x);
  });
  test('on a torus are never further apart than half of it', () => {
    const apart = distances(
      '[60] : lif_delta placed torus(random(1 mm))',
      '[60] : lif_delta placed torus(random(1 mm))'
    );
    expect(Math.max(...apart)).toBeLessThanOrEqual(500);
    expect(Math.max(...apart)).toBeGreaterThan(480);
  });
  test('are the same for all that speak of one population', () => {
    const own = lastWeights(
      simulated(snn`
        population A[20] : lif_delta placed random(1 mm, 1 mm, 1 mm)
        connect c: A -> A { synapse delta(weight = distance(pre, post) / 1 um * 1 mV); pattern all_to_all }
        experiment e { step 0.1 ms; record weight of c; run 1 ms }
      `),
      'c'
    );
    for (let a = 0; a < 20; a++)
      for (let b = 0; b < 20; b++) {
        expect(own[20 * a + b]).toBe(own[20 * b + a]);
        if (a === b) expect(own[20 * a + b]).toBe(0);
      }
  });
});

const line =
  'population A[11] : spike_list(times = [1 ms]) placed grid(300 um)\npopulation B[11] : lif_delta(E_L = 0 mV, tau_m = 1 h, V_th = 9 V, V_reset = 0 mV) placed grid(300 um)\n';

test('delays and conditions take distances', () => {
  const recording = simulated(snn`
      ${line}connect c: A -> B {
        synapse delta(weight = 1 mV)
        pattern where distance(pre, post) < 700 um
        delay distance(pre, post) / (0.3 m / 1 s) + 1 ms
      }
      experiment e { step 0.5 ms; record V of B; run 10 ms }
    `);
  // 0, 300 and 600 um away: 1, 2 and 3 ms
  expect([1.5, 2, 2.5, 3, 3.5, 4, 10].map(ms => Math.round(valueAt(recording, 'B', 'V', 2 * ms, 5)))).toEqual([
    0, 1, 1, 3, 3, 5, 5
  ]);
  expect(Math.round(valueAt(recording, 'B', 'V', 20, 0))).toBe(3);
  expect(spikeSteps(simulated(`${line}experiment e { step 0.5 ms; record spikes of A; run 10 ms }\n`), 'A')).toEqual([
    2
  ]);
});

describe('refused', () => {
  const run = '\nexperiment e { step 0.1 ms; record V of B; run 1 ms }\n';
  const connect = 'connect c: A -> B { synapse delta(weight = 1 mV); pattern where distance(pre, post) < 1 }';
  const between = (a: string, b: string): string =>
    refused(`population A[4] : lif_delta${a}\npopulation B[4] : lif_delta${b}\n${connect}${run}`);
  test.each([
    [
      ' placed grid(1 mm)',
      '',
      'no-distance 3 A is placed in space and B is not, so they have no distance; place B too, for example placed grid(50 um).'
    ],
    [
      ' placed torus(grid(1 mm))',
      ' placed torus(grid(2 mm))',
      /^no-distance 3 A lies on a torus of 4 mm and B on a torus of 8 mm, so they have no distance; place both in one space\.$/
    ],
    [
      ' placed torus(grid(1 mm))',
      ' placed grid(1 mm)',
      /A lies on a torus of 4 mm and B in space without joined edges/
    ],
    [' placed grid(0 mm)', '', /^impossible-layout 1 The layout of A extends over 0 .*; give lengths above 0 m\.$/],
    [
      ' placed random(1 mm, -1 mm)',
      '',
      /^impossible-layout 1 The layout of A extends over .*-1 mm; give lengths above 0 m\.$/
    ]
  ])('%s and %s', (a, b, message) => expect(between(a, b)).toMatch(message));
});
