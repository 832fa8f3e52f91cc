// What expectations, reports and plots ask that the run can't answer: found before it, at its line, and in the words of the verdict after it.
import { describe, expect, test } from 'vitest';
import { judge } from '../../../outputs/index.js';
import { run } from '../../../simulator/index.js';
import { languageOf, uriOf } from '../../support/text-world.js';
import { only } from '../../support/only.js';

const language = languageOf();
const uri = uriOf('foreseen.snn');

const study = (statement: string, more = ''): string =>
  `param k = 1
population E[10] : lif(I_e = k * 400 pA)
population I[2, 3] : lif(I_e = 400 pA)
connect c: E -> I {
  synapse exp_current(weight = 1 pA)
  pattern one_to_one
}
experiment e {
  step 0.1 ms
  record spikes of E
  record spikes of I[0, 0..1]
  record V of E[0..4] every 2 ms
  record weight of c
  run 100 ms
  ${statement}
  ${more}
}
`.replace('connect c: E -> I', 'connect c: E -> E');

/** `code line message` */
const found = (statement: string): string[] =>
  language
    .check(uri, study(statement))
    .map(diagnostic => `${diagnostic.code} ${diagnostic.source.line} ${diagnostic.message}`);

const verdict = (statement: string): string => {
  const { model } = language.lower(uri, study(statement));
  return only(judge(run(model!, { experiment: 'e' }))).message;
};

describe('what the run cannot answer', () => {
  test.each([
    [
      'expect rate(E, from = 80 ms, to = 40 ms) > 1 Hz',
      'rate(E, from = 80 ms, to = 40 ms) has no value: no time lies from 80 ms to 40 ms; `from` must be before `to`.'
    ],
    [
      'expect count(E, from = 100 ms) > 1',
      'count(E, from = 100 ms) has no value: no time lies from 100 ms; the run ends at 100 ms.'
    ],
    [
      'expect count(E, from = 0 ms, to = 0 ms) > 1',
      'count(E, from = 0 ms, to = 0 ms) has no value: no time lies from 0 ms to 0 ms; `from` must be before `to`.'
    ],
    ['expect count(E, to = 0 ms) > 1', 'count(E, to = 0 ms) has no value: no time lies to 0 ms; make `to` later.'],
    [
      'expect mean(V of E[0], to = 101 ms) < 0 mV',
      'mean(V of E[0], to = 101 ms) has no value: 101 ms is outside of the run, which goes from 0 ms to 100 ms.'
    ],
    [
      'expect count(E, from = -1 ms) > 1',
      'count(E, from = -1 ms) has no value: -1 ms is outside of the run, which goes from 0 ms to 100 ms.'
    ],
    [
      'expect vector_strength(E, frequency = 6 kHz) > 0',
      'vector_strength(E, frequency = 6000 Hz) has no value: with steps of 0.1 ms phases are told up to 5000 Hz, and `frequency` is 6000 Hz; make the step shorter.'
    ],
    [
      'expect peak_frequency(power_spectrum(E, resolution = 10 Hz), to = 600 Hz) > 1 Hz',
      'peak_frequency(power_spectrum(E, resolution = 10 Hz), to = 600 Hz) has no value: the curve does not reach to 600 Hz; its values go from 0 Hz to 500 Hz.'
    ],
    [
      'expect mean(event_counts(E, events = [80 ms])) > 1',
      'event_counts(E, events = [80 ms]) has no value: no event has the whole stretch from 0 ms before to 50 ms after it within the measured time.'
    ],
    [
      'expect peak_frequency(power_spectrum(E, resolution = 10 Hz), from = 600 Hz) > 1 Hz',
      'peak_frequency(power_spectrum(E, resolution = 10 Hz), from = 600 Hz) has no value: the curve has none from 600 Hz; its values go from 0 Hz to 500 Hz.'
    ],
    ['expect count(E[10]) > 0', 'E[10] is out of range: E has 10 elements here, 0 to 9.'],
    ['expect count(I[0]) > 0', 'I has 2 axes, and this names one axis.'],
    [
      'expect value(V of E[0], time = 5 ms) < 0 mV',
      'value(V of E[0], time = 5 ms) has no value: nothing is sampled at 5 ms; the nearest sample is at 4 ms; write record V of E[0] every 1 ms.'
    ],
    [
      'expect value(weight of c, time = 50 ms) > 0 pA',
      'value(weight of c, time = 50 ms) has no value: nothing is sampled at 50 ms; the nearest sample is at 0 ms; write record weight of c every 50 ms.'
    ],
    [
      'expect value(V of E[0], time = 200 ms) < 0 mV',
      'value(V of E[0], time = 200 ms) has no value: nothing is sampled at 200 ms; the nearest sample is at 100 ms; the run goes from 0 ms to 100 ms.'
    ],
    ['expect psth(E, bin = 20 ms)[5] > 1 Hz', 'The list has 5 entries, numbered 0 to 4; entry 5 is not among them.'],
    [
      'expect correlogram(E, lag = 5 ms)[11] > 1',
      'The list has 11 entries, numbered 0 to 10; entry 11 is not among them.'
    ],
    [
      'expect psth(E, bin = 1 ps)[0] > 1 Hz',
      'psth(E, bin = 1 ps) has no value: a bin of 1 ps is shorter than the step of 0.1 ms; make `bin` longer.'
    ],
    [
      'expect fano(E) < 1',
      'fano(E) has no value: the measured time holds fewer than two bins; run longer or make `bin` shorter.'
    ],
    ['expect rate(E)[0] > 1 Hz', 'Only a list can be indexed with [ ]; this is a single value.'],
    ['expect rate(E, I[0, 0])[2] > 1 Hz', 'The list has 2 entries, numbered 0 to 1; entry 2 is not among them.'],
    [
      'expect psth(E, bin = 20 ms) - psth(E, bin = 25 ms) < 1 Hz',
      'A list of 5 values meets a list of 4; give both the same length.'
    ],
    [
      'expect peak_time(power_spectrum(E, resolution = 20 Hz)) > 1 ms',
      'peak_time() asks for a curve over a time (ms), and the axis of this one is a frequency (Hz).'
    ],
    ['expect last(weight of c[10]) > 0 pA', 'c[10] is out of range: c has 10 elements here, 0 to 9.']
  ])('%s', (statement, message) => {
    const all = found(statement).filter(name => name.startsWith('no-value'));
    expect(all[0]).toBe(`no-value 15 ${message}`);
    expect(all).toHaveLength(1);
    expect(verdict(statement)).toBe(message);
  });

  test('each part by itself, however the others end', () =>
    expect(
      found('expect rate(E) > 1 Hz and count(E[11]) > isi(E)[count(E[12])] / 1 ms').map(name => name.slice(0, 33))
    ).toEqual(['no-value 15 E[11] is out of range', 'no-value 15 E[12] is out of range']));

  test.each([
    [
      'report rate(E, from = 200 ms)',
      'rate(E, from = 200 ms) has no value: 200 ms is outside of the run, which goes from 0 ms to 100 ms.'
    ],
    [
      'plot rate(E, from = 20 ms, to = 120 ms)',
      'rate(E, from = 20 ms, to = 120 ms) has no value: 120 ms is outside of the run, which goes from 0 ms to 100 ms.'
    ],
    [
      'plot psth(E, every = 0 ms)',
      'psth(E, every = 0 ms) has no value: no trial holds a whole bin; make `every` longer than `bin`.'
    ],
    ['report 2 ms + times(E[0..10])', 'E[0..10] is out of range: E has 10 elements here, 0 to 9.'],
    ['plot rate(E, bin = 0.01 ms)', 'A bin of 0.01 ms is shorter than the step; give rate() a bin of 0.1 ms or more.'],
    ['plot isi(E, bins = 0)', 'isi(E, bins = 0) cannot have 0 bins; give it a whole number from 1 to 10\u00A0000.'],
    [
      'plot map(weight of c, rows = 3)',
      'E has 10 neurons, which do not make 3 rows; try map(weight of c, rows = 2, columns = 5).'
    ],
    [
      'plot curve(rate(E) against k)',
      'curve(rate(E) against k) needs a sweep of k: put the run into `sweep k from ... to ... in ... points { }` in e.'
    ]
  ])('%s', (statement, message) => expect(found(statement)).toEqual([`no-value 15 ${message}`]));

  test('of several plots each, and what is none', () =>
    expect(found('plot raster(E, E[10]), E, 1, "x"').map(name => name.replace(/;.*/, ''))).toEqual([
      'no-value 15 E[10] is out of range: E has 10 elements here, 0 to 9.',
      'no-value 15 E is not a plot',
      'no-value 15 1 is not a plot',
      'no-value 15 "x" is not a plot'
    ]));

  test('what it can is not told', () =>
    expect(
      found(`expect times(E)[0] > 1 ms
  expect if count(E) > 3 then isi(E)[0] > 1 ms else 1 == 1
  expect mean(V of E[0..4]) in -80 mV .. 0 mV
  expect value(weight of c[9], time = 100 ms) near 1 pA within 0 pA
  expect psth(E, bin = 20 ms) near [1 Hz, 2 Hz, 3 Hz, 4 Hz, 5 Hz] within 50 Hz
  expect max(rate(E), rate(I[0, 0..1])) > 1 Hz
  report rate(E, I[0, 0]), peak_time(psth(E))
  plot raster(E), isi(E), map(weight of c, rows = 2), trace(V of E[0]), histogram(isi(E)), psth(E)`)
    ).toEqual([]));

  test('lists of different lengths can never be near each other', () =>
    expect(
      found('expect psth(E, bin = 20 ms) near [1 Hz, 2 Hz] within 1 Hz').filter(name => name.startsWith('no'))
    ).toEqual([
      'no-value 15 psth(E, bin = 20 ms) gives a list of 5 values and is compared with a list of 2 values; give both the same length.'
    ]));

  test('events and times that are not recorded', () => {
    for (const statement of [
      'expect count(E, from = times(I[1, 2])[0]) > 1',
      'plot peri_event(E, events = times(I[1, 2]))',
      'report mean(event_counts(E, events = times(I[1, 2])))'
    ])
      expect(only(found(statement))).toMatch(
        /^not-recorded 15 .* needs spikes of I, and e does not record them; add record spikes of I\[1, 2\]\.$/
      );
  });

  test('neurons between the first and the last that are not recorded', () =>
    expect(
      language
        .check(
          uri,
          'population E[9] : lif(I_e = 400 pA)\nexperiment e {\n  step 0.1 ms\n  record spikes of E[0..2]\n  record spikes of E[6..8]\n  run 10 ms\n  plot raster(E)\n}'
        )
        .map(diagnostic => `${diagnostic.code} ${diagnostic.source.line}`)
    ).toEqual(['not-recorded 7']));
});

test('a list of plain numbers is one sample', () => {
  expect([verdict('expect mean([1, 2, 3]) == 2'), verdict('expect maximum([1 mV, 3 mV]) == 3 mV')]).toEqual([
    'mean([1, 2, 3]) is 2, == 2.',
    'maximum([1 mV, 3 mV]) is 3 mV, == 3 mV.'
  ]);
  expect(verdict('expect mean(isi(E[0]), [1 ms, 3 ms])[1] == 2 ms')).toMatch(/is 2 ms, == 2 ms/);
});

describe('expectations that nothing can meet', () => {
  test.each([
    [
      'expect rate(E) in 5 Hz .. 1 Hz',
      'rate(E) never holds, as nothing lies in 5 Hz .. 1 Hz; write the smaller end first.'
    ],
    [
      'expect rate(E) near 5 Hz within -1 Hz',
      'rate(E) never holds, as nothing lies within -1 Hz; give a tolerance of 0 or more.'
    ]
  ])('%s', (statement, message) =>
    expect(found(statement).filter(name => name.startsWith('vacuous'))).toEqual([`vacuous-expect 15 ${message}`])
  );
});

describe('a sweep', () => {
  const swept = (values: string): string[] =>
    language
      .check(
        uri,
        `param k = 1
population E[4] : lif
experiment e {
  step 0.1 ms
  record spikes of E
  stimulate E[k..3] with 900 pA
  sweep k in ${values} {
    run 10 ms
  }
  report rate(E)
}`
      )
      .map(diagnostic => `${diagnostic.code} ${diagnostic.source.line} ${diagnostic.message}`);

  test('is looked at in its inner points too', () =>
    expect(swept('[0, 7, 1]')).toEqual([
      'index-out-of-range 6 The range 7 .. 3 of E is empty; the lower end comes first (with k = 7).'
    ]));
  test('tells one cause once', () => expect(swept('[0, 7, 8, 9]')).toHaveLength(1));
});
