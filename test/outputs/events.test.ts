// Spikes around events, and statistics of a part of the measured time or of a curve, against closed forms and sums done by hand.
import { describe, expect, test } from 'vitest';
import { judge, plot } from '../../outputs/index.js';
import type { Expression, Recording } from '../../simulator/index.js';
import { simulated } from '../support/simulated.js';
import { ask } from './asked.js';
import {
  call,
  hertz,
  measured,
  milliseconds,
  neurons,
  number,
  population,
  recordingOf,
  spikesOf,
  tracesOf,
  recorded,
  trainsOf
} from './hand-made.js';
import { bernoulli, regular, uniforms } from './trains.js';

const ms = (value: number): Expression => number(value, milliseconds);
const Hz = (value: number): Expression => number(value / 1000, hertz);
const times = (...values: number[]): Expression => ({ kind: 'list', items: values.map(ms) });
const close = (values: readonly number[]) => values.map(x => expect.closeTo(x, 10) as number);

/** P and Q, of step 0.1 ms. */
const pair = (steps: number, p: readonly (readonly number[])[], q: readonly number[]): Recording =>
  recordingOf(steps, {
    populations: [population('P', p.length), population('Q', 1)],
    spikes: [spikesOf('P', p), spikesOf('Q', [q])]
  });
const ofQ = { events: call('times', neurons('Q')) };

describe('peri_event', () => {
  test('by hand: spikes over neurons, events and bin, edges behind a bin belong to it', () => {
    // events at 10 and 30 ms; bins (-2, -1], (-1, 0], (0, 1], (1, 2] ms around them
    const hand = pair(400, [[85, 100, 101, 320], [305]], [100, 300]);
    const shape = { ...ofQ, before: ms(2), after: ms(2), bin: ms(1) };
    expect(ask(hand, 'peri_event', neurons('P'), shape)).toEqual(close([1, 1, 2, 1].map(n => n / (2 * 2 * 1))));
  });
  test('of a neuron that follows after 3 ms among spikes of its own is 1 / bin above their rate there', () => {
    const steps = 400_000;
    const p = 0.002;
    const events = regular(500, 500, steps - 500);
    const own = new Set(bernoulli(steps, p, uniforms(31)));
    const follower = [...new Set([...own, ...events.map(step => step + 30)])].sort((a, b) => a - b);
    const values = ask(pair(steps, [follower], events), 'peri_event', neurons('P'), {
      ...ofQ,
      before: ms(5),
      after: ms(10)
    }) as readonly number[];
    expect(values).toHaveLength(15);
    const spread = Math.sqrt((p * 10) / events.length);
    values.forEach((value, i) => {
      const expected = i === 7 ? 1 + p * 9 : p * 10;
      expect(Math.abs(value - expected)).toBeLessThan(4 * spread);
    });
  });
  test('events whose stretch was not measured are left out; the picture says so', () => {
    const ends = pair(1000, [[105, 505, 955]], [100, 500, 950]);
    const shape = { ...ofQ, before: ms(5), after: ms(8), bin: ms(1) };
    const values = ask(ends, 'peri_event', neurons('P'), shape) as readonly number[];
    expect(values[5]).toBeCloseTo(1, 12);
    const asked = measured('peri_event(P)', call('peri_event', neurons('P'), shape));
    const { panels } = plot(ends, { plots: [asked] });
    expect(panels[0]!.notes).toEqual(['2 events, 1 at the ends left out']);
    expect(panels[0]!.marks[0]!.kind).toBe('bars');
  });
  test('says why there is none', () => {
    const none = pair(100, [[5]], []);
    expect(ask(none, 'peri_event', neurons('P'), ofQ)).toMatch(/has no value: there are no events\.$/);
    expect(ask(none, 'peri_event', neurons('P'), { events: times(2) })).toMatch(
      /no event has the whole stretch from 50 ms before to 50 ms after it within the measured time/
    );
    expect(ask(none, 'peri_event', neurons('P'), { events: times(2), before: ms(0), after: ms(0.5) })).toMatch(
      /no whole bin fits/
    );
  });
});

describe('event_counts', () => {
  test('are those of each event, in the order of the events; at the event itself is before it', () => {
    const hand = pair(
      1000,
      [
        [100, 110, 150, 301],
        [151, 620]
      ],
      [100, 300, 600]
    );
    expect(ask(hand, 'event_counts', neurons('P'), { ...ofQ, after: ms(5) })).toEqual([2, 1, 1]);
    expect(ask(hand, 'event_counts', neurons('P'), { ...ofQ, before: ms(0.1), after: ms(5) })).toEqual([3, 1, 1]);
    expect(ask(hand, 'event_counts', neurons('P'), { events: times(60, 10), after: ms(5) })).toEqual([1, 2]);
  });
  test('of independent Poisson trains have the mean r T and that variance', () => {
    const steps = 1_000_000;
    const p = 0.01;
    const events = regular(100, 100, steps - 100);
    const counts = ask(pair(steps, [bernoulli(steps, p, uniforms(9))], events), 'event_counts', neurons('P'), {
      ...ofQ,
      after: ms(10)
    }) as readonly number[];
    const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
    const variance = counts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / counts.length;
    expect(Math.abs(mean - 1)).toBeLessThan(4 / Math.sqrt(counts.length));
    expect(Math.abs(variance - (1 - p))).toBeLessThan(4 * Math.sqrt(3 / counts.length));
  });
});

describe('from and to', () => {
  const next = uniforms(17);
  const trains = [bernoulli(4000, 0.05, next), bernoulli(4000, 0.02, next)];
  const cut = { from: ms(100), to: ms(300) };
  const whole = trainsOf(4000, trains);
  const part = trainsOf(4000, trains, { windows: [{ from: 1000, to: 3000 }] });
  test.each([
    ['rate', {}],
    ['count', {}],
    ['times', {}],
    ['isi', {}],
    ['cv_isi', {}],
    ['fano', { bin: ms(10) }],
    ['synchrony', {}],
    ['correlation', {}],
    ['correlogram', {}],
    ['psth', {}],
    ['power_spectrum', { resolution: Hz(10) }],
    ['peri_event', { events: times(60, 200, 260) }],
    ['event_counts', { events: times(60, 200, 260) }]
  ])('%s of a part of the run is that of a run where only this was measured', (name, others) => {
    const limited = ask(whole, name, neurons('E'), { ...others, ...cut });
    expect(limited).toEqual(ask(part, name, neurons('E'), others));
    expect(typeof limited).not.toBe('string');
    expect(limited).not.toEqual(ask(whole, name, neurons('E'), others));
  });
  test.each(['mean', 'sd', 'maximum', 'minimum'])('%s of samples of a part', name => {
    const at = Array.from({ length: 41 }, (_, i) => 100 * i);
    const values = at.map((_, i) => [-70 + i, -60 - 2 * i]);
    const windows = [{ from: 1000, to: 3000 }];
    const limited = ask(tracesOf(4000, at, values), name, recorded('V', 'E'), cut);
    expect(limited).toBe(ask(tracesOf(4000, at, values, { windows }), name, recorded('V', 'E')));
    expect(limited).not.toBe(ask(tracesOf(4000, at, values), name, recorded('V', 'E')));
  });
  test('a list has no times', () =>
    expect(ask(whole, 'mean', call('isi', neurons('E')), cut)).toBe(
      'mean(isi(E), from = 100 ms, to = 300 ms) has no value: a list has no times; give `from` to what the list is of.'
    ));
  test('rate over time is drawn of that part', () => {
    const asked = measured('rate(E)', call('rate', neurons('E'), { ...cut, bin: ms(50) }));
    const [panel] = plot(whole, { plots: [asked] }).panels;
    const line = panel!.marks.find(mark => mark.kind === 'line')!;
    expect(Array.from(line.x)).toEqual(close([125, 175, 225, 275]));
    const inBin = trains.flat().filter(step => step > 1000 && step <= 1500).length;
    expect(line.y[0]).toBeCloseTo(inBin / 2 / 50, 12);
  });
});

describe('a peak within a band', () => {
  // 20 Hz strongly and 60 Hz weakly
  const steps = 100_000;
  const p = (step: number): number => {
    const phase = 2 * Math.PI * 1e-4 * step;
    return 0.02 * (1 + 0.6 * Math.cos(20 * phase) + 0.3 * Math.cos(60 * phase));
  };
  const two = trainsOf(steps, [bernoulli(steps, p, uniforms(7))]);
  const spectrum = call('power_spectrum', neurons('E'), { resolution: Hz(5) });
  test('is the largest of those in it, ends included', () => {
    expect(ask(two, 'peak_frequency', spectrum)).toBeCloseTo(0.02, 12);
    expect(ask(two, 'peak_frequency', spectrum, { from: Hz(30), to: Hz(80) })).toBeCloseTo(0.06, 12);
    expect(ask(two, 'peak_frequency', spectrum, { from: Hz(60), to: Hz(60) })).toBeCloseTo(0.06, 12);
    expect(ask(two, 'peak_frequency', spectrum, { from: Hz(25) })).toBeCloseTo(0.06, 12);
  });
  test('of lags, too: a limit of 0 that is written is one', () => {
    const alike = trainsOf(10_000, [regular(5, 100, 10_000), regular(35, 100, 9_000)]);
    const lags = call('correlogram', neurons('E'), { lag: ms(5), bin: ms(1) });
    expect(ask(alike, 'peak_time', lags, { from: ms(0) })).toBe(3);
    expect(ask(alike, 'peak_time', lags, { to: ms(0) })).toBe(-3);
  });
  test('of silence, and of all values alike, there is none', () => {
    const silent = trainsOf(10_000, [[], []]);
    expect(ask(silent, 'peak_frequency', spectrum)).toMatch(/: the curve is 0 everywhere, so that it has no peak\.$/);
    expect(ask(silent, 'peak_time', call('psth', neurons('E')))).toMatch(/: the curve is 0 everywhere/);
    const even = trainsOf(200, [regular(5, 10, 200)]);
    expect(ask(even, 'peak_time', call('psth', neurons('E')))).toMatch(/: all values of the curve are equal/);
  });
  test('says where the curve is if it is not there', () =>
    expect(ask(two, 'peak_frequency', spectrum, { from: Hz(900), to: Hz(1000) })).toMatch(
      /has no value: the curve has none from 900 Hz to 1000 Hz; its values go from 0 Hz to 500 Hz\.$/
    ));
});

describe('in a file', () => {
  const text = `population Q : spike_list(times = [20 ms, 60 ms])
population P[2] : spike_list(times = [[23 ms, 63 ms], [5 ms, 27 ms]])
experiment around {
  step 0.1 ms
  record spikes of P, Q
  run 100 ms
  expect event_counts(P, events = times(Q), after = 10 ms) near [2, 1] within 0
  expect mean(event_counts(P, events = times(Q), after = 10 ms)) == 1.5
  expect peak_time(peri_event(P, events = times(Q), before = 10 ms, after = 10 ms)) near 2.5 ms within 1e-9 ms
  expect times(P, from = 25 ms) near [27 ms, 63 ms] within 1e-9 ms
  expect event_counts(P, events = [50 ms], after = 20 ms)[0] == 1
}
`;
  test('events are times, of spikes or written', () => {
    const recording = simulated(text);
    const failed = judge(recording).filter(verdict => !verdict.passed);
    expect(failed.map(verdict => verdict.message)).toEqual([]);
  });
});
