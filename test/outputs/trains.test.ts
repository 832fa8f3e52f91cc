// Statistics of spike trains against closed forms: Poisson, regular, lock-step, trains with common spikes, a modulated rate.
import { describe, expect, test } from 'vitest';
import { evaluateMeasured, judge, type Value } from '../../outputs/index.js';
import type { Expression, Recording } from '../../simulator/index.js';
import { simulated } from '../support/simulated.js';
import { ask } from './asked.js';
import { call, hertz, milliseconds, neurons, number, trainsOf } from './hand-made.js';
import { bernoulli, regular, uniforms } from './trains.js';

const askOf = (
  recording: Recording,
  name: string,
  others: Readonly<Record<string, Expression>> = {},
  what: Expression = neurons('E')
): Value | string => ask(recording, name, what, others);
const ms = (value: number): Expression => number(value, milliseconds);
const Hz = (value: number): Expression => number(value / 1000, hertz);
const numbers = (value: Value | string): readonly number[] => value as readonly number[];
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('isi', () => {
  test('is every interval, one neuron after the other', () => {
    expect(askOf(trainsOf(1000, [[10, 30, 31], [5], [100, 400]]), 'isi')).toEqual(
      [2, 0.1, 30].map(x => expect.closeTo(x, 12) as number)
    );
  });
  test('none reaches over a gap in what was measured', () => {
    expect(
      askOf(
        trainsOf(1000, [[10, 20, 500, 540]], {
          windows: [
            { from: 0, to: 100 },
            { from: 400, to: 600 }
          ]
        }),
        'isi'
      )
    ).toEqual([1, 4]);
  });
  test('of a Poisson train has the mean and the spread of a geometric distribution', () => {
    const p = 0.05;
    const steps = 400_000;
    const train = trainsOf(steps, [bernoulli(steps, p, uniforms(2))]);
    const all = numbers(askOf(train, 'isi'));
    const expected = 0.1 / p;
    const spread = expected * Math.sqrt(1 - p);
    expect(Math.abs(mean(all) - expected)).toBeLessThan((4 * spread) / Math.sqrt(all.length));
    const fast = all.filter(x => x <= 0.1 * 10 + 1e-9).length / all.length;
    const share = 1 - (1 - p) ** 10;
    expect(Math.abs(fast - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / all.length));
  });
});

describe('fano', () => {
  test('is 1 - p of trains that spike in a step with probability p, in any bin', () => {
    const p = 0.2;
    const steps = 500_000;
    const train = trainsOf(steps, [bernoulli(steps, p, uniforms(5))]);
    for (const bin of [1, 10]) {
      const bins = (steps * 0.1) / bin;
      expect(Math.abs((askOf(train, 'fano', { bin: ms(bin) }) as number) - (1 - p))).toBeLessThan(
        4 * (1 - p) * Math.sqrt(2 / bins)
      );
    }
  });
  test('is 0 of a regular train in bins of whole periods', () =>
    expect(askOf(trainsOf(10_000, [regular(3, 50, 10_000)]), 'fano', { bin: ms(20) })).toBe(0));
  test('by hand: counts 2 and 0; silent neurons do not count', () =>
    expect(askOf(trainsOf(20, [[1, 2], []]), 'fano', { bin: ms(1) })).toBe(1));
  test('says why there is none', () => {
    expect(askOf(trainsOf(20, [[], []]), 'fano', { bin: ms(1) })).toBe(
      'fano(E, bin = 1 ms) has no value: no neuron spikes within the measured time.'
    );
    expect(askOf(trainsOf(20, [[1]]), 'fano')).toBe(
      'fano(E) has no value: the measured time holds fewer than two bins; run longer or make `bin` shorter.'
    );
    expect(askOf(trainsOf(20, [[1]]), 'fano', { bin: ms(0) })).toBe(
      'fano(E, bin = 0 ms) has no value: a bin of 0 ms is shorter than the step of 0.1 ms; make `bin` longer.'
    );
  });
});

describe('correlation', () => {
  test('is 1 in lock-step, -1 of two neurons that take turns, mean over pairs of three', () => {
    const odd = regular(5, 20, 4000);
    const even = regular(15, 20, 4000);
    const bin = { bin: ms(1) };
    expect(askOf(trainsOf(4000, [odd, odd, odd]), 'correlation', bin)).toBeCloseTo(1, 12);
    expect(askOf(trainsOf(4000, [odd, even]), 'correlation', bin)).toBeCloseTo(-1, 12);
    expect(askOf(trainsOf(4000, [odd, odd, even]), 'correlation', bin)).toBeCloseTo(-1 / 3, 12);
    expect(askOf(trainsOf(4000, [odd, odd, []]), 'correlation', bin)).toBeCloseTo(1, 12);
  });
  test('of neurons that take over a common spike with probability c is c', () => {
    // counts of one step: covariance c²p(1 - p), variance cp(1 - cp)
    const p = 0.02;
    const c = 0.5;
    const steps = 300_000;
    const next = uniforms(11);
    const mother = bernoulli(steps, p, next);
    const trains = Array.from({ length: 6 }, () => mother.filter(() => next() < c));
    const exact = (c * (1 - p)) / (1 - c * p);
    const value = askOf(trainsOf(steps, trains), 'correlation', { bin: ms(0.1) }) as number;
    expect(Math.abs(value - exact)).toBeLessThan(4 / Math.sqrt(p * steps));
  });
  test('of independent neurons is 0', () => {
    const steps = 200_000;
    const next = uniforms(4);
    const n = 10;
    const bins = steps / 50;
    const pairs = (n * (n - 1)) / 2;
    const value = askOf(
      trainsOf(
        steps,
        Array.from({ length: n }, () => bernoulli(steps, 0.01, next))
      ),
      'correlation'
    ) as number;
    expect(Math.abs(value)).toBeLessThan(4 / Math.sqrt(bins * pairs));
  });
  test('needs two neurons that vary', () =>
    expect(askOf(trainsOf(200, [[1, 60], []]), 'correlation', { bin: ms(1) })).toMatch(/needs two neurons/));
});

describe('psth', () => {
  test('folds the run at each trial and divides by neurons, trials and bin', () => {
    // two trials of 10 ms, bins of 5 ms: 3 spikes and 1
    const folded = trainsOf(200, [[10, 50, 130], [160]]);
    expect(askOf(folded, 'psth', { bin: ms(5), every: ms(10) })).toEqual(
      [3, 1].map(n => expect.closeTo(n / (2 * 2 * 5), 14) as number)
    );
  });
  test('each measured window is a trial; a bin counts the trials that hold it', () => {
    const windows = [
      { from: 0, to: 100 },
      { from: 500, to: 700 }
    ];
    expect(askOf(trainsOf(1000, [[10, 510, 650]], { windows }), 'psth', { bin: ms(10) })).toEqual([
      2 / (2 * 10),
      1 / 10
    ]);
  });
  test('of a rate that steps up at half of a trial is these two rates', () => {
    const period = 1000;
    const trials = 400;
    const steps = period * trials;
    const low = 0.002;
    const high = 0.02;
    const train = trainsOf(steps, [
      bernoulli(steps, step => ((step - 1) % period < period / 2 ? low : high), uniforms(8))
    ]);
    numbers(askOf(train, 'psth', { bin: ms(10), every: ms(100) })).forEach((rate, i) => {
      const p = i < 5 ? low : high;
      const draws = 100 * trials;
      expect(Math.abs(rate * 0.1 - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws));
    });
  });
  test('says what does not fit', () => {
    expect(askOf(trainsOf(100, [[1]]), 'psth', { bin: ms(5), every: ms(20) })).toMatch(/shorter than one trial/);
    expect(askOf(trainsOf(100, [[1]]), 'psth', { bin: ms(11) })).toMatch(/no trial holds a whole bin/);
  });
});

describe('power_spectrum', () => {
  test('of Poisson trains is rate over neurons at every frequency', () => {
    const p = 0.01;
    const n = 4;
    const steps = 1_000_000;
    const next = uniforms(6);
    const rate = p / 0.1;
    const poisson = trainsOf(
      steps,
      Array.from({ length: n }, () => bernoulli(steps, p, next))
    );
    const spectrum = numbers(askOf(poisson, 'power_spectrum', { resolution: Hz(10), bin: ms(0.5) }));
    expect(spectrum).toHaveLength(101);
    // a mean over 1000 segments and 100 frequencies, each exponentially distributed
    expect(Math.abs(mean(spectrum.slice(1)) / ((rate * (1 - p)) / n) - 1)).toBeLessThan(4 / Math.sqrt(1000 * 100));
  });
  test('of a modulated rate has a peak of r²a²T/4 above that, at its frequency', () => {
    const rate = 0.2;
    const depth = 0.5;
    const frequency = 0.04;
    const steps = 400_000;
    const T = 100;
    const segments = (steps * 0.1) / T;
    const p = (step: number): number =>
      0.1 * rate * (1 + depth * Math.cos(2 * Math.PI * frequency * 0.1 * (step - 0.5)));
    const modulated = trainsOf(steps, [bernoulli(steps, p, uniforms(12))]);
    const resolution = Hz(10);
    const spectrum = numbers(askOf(modulated, 'power_spectrum', { resolution, bin: ms(1) }));
    // bins of 1 ms let through sinc(f bin)² of the amplitude
    const sinc = Math.sin(Math.PI * frequency) / (Math.PI * frequency);
    const signal = ((rate * depth * sinc) ** 2 * T) / 4;
    const noise = rate * (1 - 0.1 * rate);
    // |signal + noise|² has the variance 2 · signal · noise + noise²
    expect(Math.abs(spectrum[4]! - signal - noise)).toBeLessThan(
      4 * Math.sqrt((2 * signal * noise + noise ** 2) / segments)
    );
    const peak: Expression = call('power_spectrum', neurons('E'), { resolution, bin: ms(1) });
    expect(askOf(modulated, 'peak_frequency', {}, peak)).toBeCloseTo(frequency, 12);
  });
  test('by hand: rates 2, 0, 1, 0 (per ms) in bins of 1 ms', () => {
    const four = trainsOf(40, [[5, 6, 25]]);
    const spectrum = numbers(askOf(four, 'power_spectrum', { resolution: Hz(250), bin: ms(1) }));
    // mean 3/4: transforms 0, 1, 3 of 2 - 1 = 1 and 2 + 1 = 3, over T = 4 ms
    expect(spectrum).toEqual([0, 1 / 4, 9 / 4].map(x => expect.closeTo(x, 12) as number));
  });
  test('is the same for segments of any number of bins as by the definition', () => {
    const steps = 630;
    const train = bernoulli(steps, 0.1, uniforms(3));
    const bins = Array.from({ length: 63 }, (_, b) => train.filter(s => Math.ceil(s / 10) - 1 === b).length);
    const spectrum = numbers(
      askOf(trainsOf(steps, [train]), 'power_spectrum', { resolution: Hz(1000 / 63), bin: ms(1) })
    );
    const average = mean(bins);
    spectrum.forEach((power, k) => {
      const sum = (f: (x: number) => number): number =>
        bins.reduce((s, n, j) => s + (n - average) * f((2 * Math.PI * j * k) / 63), 0);
      expect(power).toBeCloseTo((sum(Math.cos) ** 2 + sum(Math.sin) ** 2) / 63, 10);
    });
  });
  test('says what does not fit', () => {
    const short = trainsOf(1000, [[1]]);
    expect(askOf(short, 'power_spectrum')).toMatch(/needs 1 s of measured time in one piece; run longer/);
    expect(askOf(short, 'power_spectrum', { resolution: Hz(30), bin: ms(1) })).toMatch(
      /a segment of 1\/resolution \(33\.\d+ ms\) must hold whole bins/
    );
  });
});

describe('correlogram', () => {
  test('of two neurons has its peak at the delay between them', () => {
    const steps = 200_000;
    const first = bernoulli(steps - 100, 0.01, uniforms(21));
    const second = first.map(step => step + 30);
    const shape = { lag: ms(5), bin: ms(1) };
    const pair = trainsOf(steps, [first, second]);
    const values = numbers(askOf(pair, 'correlogram', shape));
    expect(values).toHaveLength(11);
    // over both orders of the pair, half of the coincidences stand on either side: 1 + 1 / (2 p) with p spikes in a bin
    const expected = 1 + 1 / (2 * 0.1);
    expect(Math.abs(values[2]! / expected - 1)).toBeLessThan(0.03);
    expect(values[8]).toBeCloseTo(values[2]!, 12);
    expect(Math.abs(mean([0, 1, 4, 5, 6].map(i => values[i]!)) - 1)).toBeLessThan(0.05);
    expect(Math.abs(askOf(pair, 'peak_time', {}, call('correlogram', neurons('E'), shape)) as number)).toBe(3);
  });
  test('by hand, in four bins', () => {
    // bins of 1 ms: neuron 0 in bins 0, 2, neuron 1 in bin 1: pairs at lags -1 and 1, two each over 2·(2·1)/4²·3 expected
    const three = trainsOf(40, [[5, 25], [15]]);
    expect(askOf(three, 'correlogram', { lag: ms(1), bin: ms(1) })).toEqual(
      [2 / ((4 * 3) / 16), 0, 2 / ((4 * 3) / 16)].map(x => expect.closeTo(x, 12) as number)
    );
  });
  test('pairs none over a gap in what was measured', () => {
    const windows = [
      { from: 0, to: 20 },
      { from: 25, to: 45 }
    ];
    const shape = { lag: ms(1), bin: ms(1) };
    expect(askOf(trainsOf(60, [[15, 17], [30]], { windows }), 'correlogram', shape)).toEqual([0, 0, 0]);
    expect(numbers(askOf(trainsOf(60, [[5], [15]], { windows }), 'correlogram', shape)).map(x => x > 0)).toEqual([
      true,
      false,
      true
    ]);
  });
  test('of one regular neuron is that of a comb, without the pairs of a spike with itself', () => {
    const comb = trainsOf(10_000, [regular(5, 50, 10_000)]);
    const values = numbers(askOf(comb, 'correlogram', { lag: ms(10), bin: ms(1) }));
    // a spike every 5 bins: at lags of 5 and 10 bins all, five times as many as independent ones
    values.forEach((value, i) => expect(value).toBeCloseTo(i !== 10 && i % 5 === 0 ? 5 : 0, 1));
  });
  test('says why there is none', () =>
    expect(askOf(trainsOf(1000, [[1], []]), 'correlogram')).toMatch(/fewer than two neurons spike/));
});

describe('in a file', () => {
  const text = `population E[2] : spike_list(times = [[5 ms, 15 ms, 35 ms], [10 ms]])
experiment known {
  step 0.1 ms
  record spikes of E
  run 40 ms
  expect isi(E[0]) near [10 ms, 20 ms] within 1e-9 ms
  expect mean(isi(E)) near 15 ms within 1e-9 ms
  expect maximum(isi(E)) > minimum(isi(E))
  expect psth(E, bin = 20 ms)[1] near 25 Hz within 1e-9 Hz
  expect peak_time(psth(E, bin = 20 ms)) near 10 ms within 1e-9 ms
  expect peak_frequency(power_spectrum(E[0], resolution = 25 Hz)) > 0 Hz
  expect maximum(power_spectrum(E, resolution = 25 Hz)) > 0 Hz
  report psth(E, bin = 20 ms), mean(isi(E)), sd(isi(E))
}
`;
  test('curves are lists with units, and know their axis', () => {
    const recording = simulated(text);
    const outcomes = [...recording.expects.map(e => e.claim), ...recording.reports].map(m =>
      evaluateMeasured(recording, m)
    );
    expect(outcomes.map(outcome => outcome.fault?.message ?? '').join('')).toBe('');
    expect(
      judge(recording)
        .filter(verdict => !verdict.passed)
        .map(verdict => verdict.message)
    ).toEqual([]);
    expect(outcomes.slice(-3).map(outcome => outcome.text)).toEqual(['75, 25 Hz', '15 ms', '5 ms']);
  });
  test('a peak asks for a curve over its dimension', () => {
    const wrong = simulated(
      text.replace('peak_time(psth(E, bin = 20 ms))', 'peak_time(power_spectrum(E, resolution = 25 Hz))')
    );
    expect(evaluateMeasured(wrong, wrong.expects[4]!.claim).fault?.message).toBe(
      'peak_time() asks for a curve over a time (ms), and the axis of this one is a frequency (Hz).'
    );
    const none = simulated(text.replace('peak_time(psth(E, bin = 20 ms))', 'peak_time(isi(E))'));
    expect(evaluateMeasured(none, none.expects[4]!.claim).fault?.message).toMatch(/such as psth\(E\)/);
  });
});
