// Every statistic against a closed form or a sum small enough to do by hand.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { statistics, type Value } from '../../outputs/index.js';
import type { Expression } from '../../simulator/index.js';
import { ask } from './asked.js';
import { milliseconds, neurons, number, recorded, tracesOf, trainsOf, weight, weightsOf } from './hand-made.js';
import { bernoulli, uniforms } from './trains.js';

const E = neurons('E');
const ms = (value: number): Expression => number(value, milliseconds);

test('the registry lists what library/statistics.snn declares', () => {
  const declared = [...readFileSync('library/statistics.snn', 'utf8').matchAll(/^function (\w+)/gm)].map(
    found => found[1]!
  );
  expect(statistics.map(statistic => statistic.name).sort()).toEqual(declared.sort());
});

describe('of spikes', () => {
  const steady = trainsOf(1000, [[100, 200, 300, 400], [150, 250], []]);
  test('count and rate are spikes over neurons and time', () => {
    expect(ask(steady, 'count', E)).toBe(6);
    expect(ask(steady, 'rate', E)).toBeCloseTo(6 / 3 / 100, 15);
    expect(ask(steady, 'rate', neurons('E', 0))).toBeCloseTo(4 / 100, 15);
    expect(ask(steady, 'rate', neurons('E', 1, 2))).toBeCloseTo(2 / 2 / 100, 15);
  });
  test('times are stamps in order', () =>
    expect(ask(steady, 'times', E)).toEqual([10, 15, 20, 25, 30, 40].map(t => expect.closeTo(t, 10) as number)));
  test('a silent population has a rate of 0 and no times', () => {
    const silent = trainsOf(1000, [[], []]);
    expect(ask(silent, 'rate', E)).toBe(0);
    expect(ask(silent, 'times', E)).toEqual([]);
  });
  test('from and to cut: a spike at `from` is out, one at `to` is in', () => {
    expect(ask(steady, 'count', neurons('E', 0), { from: ms(10), to: ms(30) })).toBe(2);
    expect(ask(steady, 'rate', neurons('E', 0), { from: ms(10), to: ms(30) })).toBeCloseTo(2 / 20, 15);
    expect(ask(steady, 'rate', E, { from: ms(100) })).toBe(
      'rate(E, from = 100 ms) has no value: no time lies from 100 ms; the run ends at 100 ms.'
    );
    // a limit of 0 is one, as any other
    expect(ask(steady, 'count', E, { from: ms(0), to: ms(0) })).toMatch(/no time lies from 0 ms to 0 ms/);
    expect(ask(steady, 'count', E, { from: ms(0), to: ms(10) })).toBe(1);
    // a run under way has made fewer steps than are planned, one that ended earlier has no more
    const underWay = { ...steady, plannedSteps: 2000 };
    expect(ask(underWay, 'count', E, { from: ms(30), to: ms(150) })).toBe(1);
    expect(ask(steady, 'count', E, { from: ms(30), to: ms(150) })).toMatch(/150 ms is outside of the run/);
  });
  test('only measured windows count, adjoining ones as one', () => {
    const windows = [
      { from: 100, to: 200 },
      { from: 200, to: 300 },
      { from: 600, to: 700 }
    ];
    const part = trainsOf(1000, [[100, 150, 200, 250, 650, 900]], { windows });
    expect(ask(part, 'count', E)).toBe(4);
    expect(ask(part, 'rate', E)).toBeCloseTo(4 / 30, 15);
  });
  test('no interval reaches from one window into the next', () => {
    const part = trainsOf(1000, [[10, 20, 30, 500, 510, 520]], {
      windows: [
        { from: 0, to: 100 },
        { from: 400, to: 600 }
      ]
    });
    expect(ask(part, 'cv_isi', E)).toBe(0);
  });
  test('several items give a list', () => {
    expect(ask(steady, 'count', { kind: 'list', items: [neurons('E', 0), neurons('E', 1)] })).toEqual([4, 2]);
  });
  test('what was not recorded says what to record', () => {
    expect(ask({ ...steady, spikes: [] }, 'rate', E)).toBe(
      'Nothing is recorded for rate(E): add `record spikes of E`.'
    );
    const some = trainsOf(1000, [[], [], []], {
      spikes: [{ population: 'E', neurons: Uint32Array.of(0), steps: new Uint32Array(), indices: new Uint32Array() }]
    });
    expect(ask(some, 'rate', E)).toBe(
      'Spikes of E[1..2] are not recorded, and rate(E) needs them: add `record spikes of E`.'
    );
  });
  test('a neuron out of range is named with what there is', () => {
    expect(ask(steady, 'rate', neurons('E', 3))).toBe('E[3] is out of range: E has 3 elements here, 0 to 2.');
  });
});

describe('cv_isi', () => {
  test('is 0 for a regular train', () => expect(ask(trainsOf(1000, [[100, 200, 300, 400]]), 'cv_isi', E)).toBe(0));
  test('is sd over mean of the intervals, averaged over neurons', () => {
    // intervals 1 and 3 (ms): mean 2, sd 1; intervals 2, 2: 0; one interval alone does not count
    expect(ask(trainsOf(1000, [[10, 20, 50]]), 'cv_isi', E)).toBeCloseTo(0.5, 15);
    expect(
      ask(
        trainsOf(1000, [
          [10, 20, 50],
          [10, 30, 50],
          [10, 20]
        ]),
        'cv_isi',
        E
      )
    ).toBeCloseTo(0.25, 15);
  });
  test('of a Poisson train is sqrt(1 - p)', () => {
    const p = 0.1;
    const spikes = 20_000;
    // standard error of the CV of n exponential intervals is about 1/sqrt(n)
    const value = ask(trainsOf(spikes / p, [bernoulli(spikes / p, p, uniforms(3))]), 'cv_isi', E) as number;
    expect(Math.abs(value - Math.sqrt(1 - p))).toBeLessThan(4 / Math.sqrt(spikes));
  });
  test('needs three spikes', () => {
    expect(ask(trainsOf(1000, [[1, 2]]), 'cv_isi', E)).toBe(
      'cv_isi(E) has no value: no neuron has three spikes within the measured time; run longer or drive it harder.'
    );
  });
});

describe('synchrony', () => {
  const bin = { bin: ms(1) };
  test('is 1 in lock-step, however many neurons', () => {
    const train = bernoulli(10_000, 0.05, uniforms(1));
    expect(ask(trainsOf(10_000, [train, train, train, train]), 'synchrony', E, bin)).toBeCloseTo(1, 12);
  });
  test('is 1/sqrt(N) for independent neurons', () => {
    const n = 25;
    const steps = 40_000;
    const bins = steps / 10;
    const next = uniforms(1);
    const value = ask(
      trainsOf(
        steps,
        Array.from({ length: n }, () => bernoulli(steps, 0.02, next))
      ),
      'synchrony',
      E,
      bin
    ) as number;
    // the population variance has a relative standard error of sqrt(2/bins), its root half of that
    expect(Math.abs(value * Math.sqrt(n) - 1)).toBeLessThan((4 * Math.sqrt(2 / bins)) / 2);
  });
  test('by hand: counts (1,0) and (1,1) in two bins', () => {
    // means 1, 1/2: variance 1/16; single variances 1/4 and 0: mean 1/8
    expect(ask(trainsOf(20, [[5], [5, 15]]), 'synchrony', E, bin)).toBeCloseTo(Math.sqrt(1 / 16 / (1 / 8)), 14);
  });
  test('a spike on the edge belongs to the earlier bin', () => {
    expect(ask(trainsOf(20, [[10], [10, 20]]), 'synchrony', E, bin)).toBeCloseTo(Math.sqrt(1 / 2), 14);
  });
  test('says why there is none', () => {
    expect(ask(trainsOf(20, [[5]]), 'synchrony', E)).toMatch(/holds fewer than two bins/);
    expect(ask(trainsOf(20, [[5, 15]]), 'synchrony', E, bin)).toMatch(/same number of spikes in every bin/);
  });
});

describe('of recorded values', () => {
  const V = recorded('V', 'E');
  const recording = tracesOf(
    40,
    [0, 10, 20, 30, 40],
    [
      [-70, -60],
      [-68, -58],
      [-66, -56],
      [-64, -54],
      [-62, -50]
    ]
  );
  test('mean, sd, maximum and minimum are over neurons and time', () => {
    const all = [-70, -60, -68, -58, -66, -56, -64, -54, -62, -50];
    const mean = all.reduce((a, b) => a + b) / 10;
    expect(ask(recording, 'mean', V)).toBeCloseTo(mean, 13);
    expect(ask(recording, 'sd', V)).toBeCloseTo(Math.sqrt(all.reduce((s, x) => s + (x - mean) ** 2, 0) / 10), 13);
    expect(ask(recording, 'maximum', V)).toBe(-50);
    expect(ask(recording, 'minimum', V)).toBe(-70);
    expect(ask(recording, 'mean', recorded('V', 'E', 1))).toBeCloseTo(-55.6, 13);
  });
  test('windows choose the samples; the first state counts to a window that begins at 0', () => {
    expect(ask({ ...recording, windows: [{ from: 10, to: 30 }] }, 'mean', recorded('V', 'E', 0))).toBe(-65);
    expect(ask({ ...recording, windows: [{ from: 0, to: 10 }] }, 'mean', recorded('V', 'E', 0))).toBe(-69);
    expect(ask({ ...recording, windows: [{ from: 11, to: 19 }] }, 'mean', V)).toBe(
      'mean(V of E) has no value: no sample is recorded within the measured time; record more often.'
    );
  });
  test('last is the last sample, value the one at a time', () => {
    expect(ask(recording, 'last', V)).toBe(-56);
    expect(ask(recording, 'value', V, { time: ms(1) })).toBe(-63);
    expect(ask(recording, 'value', V, { time: ms(1.4) })).toBe(
      'value(V of E, time = 1.4 ms) has no value: nothing is sampled at 1.4 ms; the nearest sample is at 1 ms; write record V of E every 0.2 ms.'
    );
  });
  test('what was not recorded says what to record', () => {
    expect(ask(recording, 'mean', recorded('I', 'E'))).toBe(
      'Nothing is recorded for mean(I of E): add `record I of E`.'
    );
  });
});

describe('bimodality', () => {
  const of = (values: readonly number[]): Value | string =>
    ask(weightsOf(10, [10], [values]), 'bimodality', weight('c'));
  test('is 1 for two equal groups, 5/9 for a uniform, 1/3 for a normal distribution', () => {
    expect(of([0, 0, 0, 1, 1, 1])).toBeCloseTo(1, 14);
    // of n evenly spaced values the kurtosis is (3/5)(3n² - 7)/(n² - 1)
    const n = 101;
    expect(of(Array.from({ length: n }, (_, i) => i))).toBeCloseTo((n * n - 1) / (0.6 * (3 * n * n - 7)), 12);
    const next = uniforms(9);
    const count = 40_000;
    const gauss = Array.from(
      { length: count },
      () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
    );
    // the kurtosis 3 has a standard error of sqrt(24/n)
    expect(Math.abs(1 / (of(gauss) as number) - 3)).toBeLessThan(4 * Math.sqrt(24 / count));
  });
  test('counts skewness: three of four at one place', () => {
    // p = 1/4: skewness² = (1-2p)²/(p(1-p)) = 4/3, kurtosis = skewness² + 1
    expect(of([1, 0, 0, 0])).toBeCloseTo(1, 14);
    // 0, 1, 3: m2 = 14/9, m3 = 20/27, m4 = 98/27
    expect(of([0, 1, 3])).toBeCloseTo(((20 / 27) ** 2 / (14 / 9) ** 3 + 1) / (98 / 27 / (14 / 9) ** 2), 13);
  });
  test('looks at the last values only', () => {
    expect(
      ask(
        weightsOf(
          10,
          [5, 10],
          [
            [0, 5, 10],
            [0, 0, 1]
          ]
        ),
        'bimodality',
        weight('c')
      )
    ).toBeCloseTo(1, 14);
  });
  test('has none of equal values', () => {
    expect(of([2, 2])).toBe('bimodality(weight of c) has no value: all 2 values are equal.');
    // whose mean is not equal to them, as a sum of tenths is rounded
    expect(of([0.1, 0.1, 0.1])).toBe('bimodality(weight of c) has no value: all 3 values are equal.');
    expect(ask(weightsOf(10, [10], [[0.1, 0.1, 0.1]]), 'sd', weight('c'))).toBe(0);
  });
});
