// The summary of a run, its reports and the exported tables.
import { describe, expect, test } from 'vitest';
import { csvLines, exportCsv, exporters, formatCount, formatValue, report, summarise } from '../../outputs/index.js';
import type { Recording } from '../../simulator/index.js';
import {
  call,
  hertz,
  measured,
  milliseconds,
  millivolts,
  neurons,
  population,
  recordingOf,
  source,
  spikesOf,
  tracesOf,
  trainsOf,
  weightsOf
} from './hand-made.js';
import { snn } from '../support/snn.js';
import { only } from '../support/only.js';

describe('summarise', () => {
  test('a population has its spikes, rate and CV', () => {
    const [one] = summarise(
      trainsOf(1000, [
        [10, 20, 50],
        [10, 30, 50]
      ])
    ).populations;
    expect(one).toMatchObject({
      name: 'E',
      neurons: 2,
      recorded: 2,
      spikes: 6,
      rate: expect.closeTo(0.03, 12) as number,
      rateText: '30 Hz',
      cvIsi: 0.25,
      text: '30 Hz, CV 0.25'
    });
  });
  test('where some neurons are recorded the rate is theirs, and says so', () => {
    const recording = recordingOf(1000, {
      populations: [population('E', 10)],
      spikes: [spikesOf('E', [[10, 20], [30]], Uint32Array.of(2, 11 - 2))]
    });
    expect(summarise(recording).populations[0]).toMatchObject({
      recorded: 2,
      spikes: 3,
      text: '15 Hz'
    });
  });
  test('without recorded spikes there is no rate', () => {
    const [one] = summarise(recordingOf(10, { populations: [population('E', 10)] })).populations;
    expect(one).toEqual({ name: 'E', source: source(), neurons: 10, recorded: 0, text: 'spikes not recorded' });
  });
  test('nothing simulated gives no rate', () => {
    expect(only(summarise(trainsOf(0, [[]])).populations).rate).toBeUndefined();
  });
  test('what drives an input that is bound to a variable is no connection of the file', () => {
    const one = weightsOf(10, [10], [[1, 2]]);
    const driving = { ...only(one.projections), name: 'd of c(E->I) = level of D', ofBinding: true as const };
    expect(
      summarise({ ...one, projections: [driving, ...one.projections] }).projections.map(({ name }) => name)
    ).toEqual(['c(E->I)']);
  });

  test('a projection has its synapses and the mean of its own last weights', () => {
    expect(
      summarise(
        weightsOf(
          10,
          [5, 10],
          [
            [9, 9],
            [1, 2]
          ]
        )
      ).projections[0]
    ).toMatchObject({ name: 'c(E->I)', synapses: 2, meanWeight: 1.5, meanWeightText: '1.5' });
    const two = weightsOf(10, [10], [[1, 2, 6]]);
    const parts = [
      { ...only(two.projections), name: 'c(E->E)', synapses: 2 },
      { ...only(two.projections), synapses: 1 }
    ];
    expect(summarise({ ...two, projections: parts }).projections.map(projection => projection.meanWeight)).toEqual([
      1.5, 6
    ]);
  });
  test('says how far a run came', () => {
    expect(summarise(recordingOf(10, { plannedSteps: 40, ended: 'cancelled' }))).toMatchObject({
      simulated: 1,
      planned: 4,
      ended: 'cancelled'
    });
  });
});

describe('report', () => {
  const rate = measured('rate(E)', call('rate', neurons('E')), hertz);
  const runAt = (spikes: number): Recording =>
    trainsOf(1000, [Array.from({ length: spikes }, (_, i) => i + 1)], { reports: [rate] });
  test('is one row without a sweep', () => {
    const { measured, ...table } = report(runAt(2));
    expect(measured.map(measured => measured.text)).toEqual(['rate(E)']);
    expect(table).toEqual({
      columns: [{ text: 'rate(E)', dimension: [0, 0, -1, 0, 0, 0], unit: 'Hz' }],
      rows: [{ at: '', parameters: [], cells: [{ value: 0.02, text: '20 Hz' }] }]
    });
  });
  test('is empty where nothing is reported', () =>
    expect(report(trainsOf(10, [[]]))).toEqual({ columns: [], measured: [], rows: [] }));
  test('has a row a point, nested sweeps outermost first', () => {
    const inner = (tau: number): Recording =>
      recordingOf(0, { points: [1, 2].map(g => ({ parameter: 'g', value: g, recording: runAt(g * tau) })) });
    const outer = recordingOf(0, {
      points: [1, 3].map(tau => ({ parameter: 'tau', value: tau, dimension: milliseconds, recording: inner(tau) }))
    });
    const { columns, rows } = report(outer);
    expect(columns.map(column => `${column.text} ${column.unit}`)).toEqual(['tau ms', 'g ', 'rate(E) Hz']);
    expect(rows.map(row => [row.at, row.parameters, only(row.cells).text])).toEqual([
      ['tau = 1 ms, g = 1', [1, 1], '10 Hz'],
      ['tau = 1 ms, g = 2', [1, 2], '20 Hz'],
      ['tau = 3 ms, g = 1', [3, 1], '30 Hz'],
      ['tau = 3 ms, g = 2', [3, 2], '60 Hz']
    ]);
  });
  test('a value that cannot be had is a fault of its cell', () => {
    expect(only(only(report({ ...runAt(1), spikes: [] }).rows).cells).fault?.message).toBe(
      'Nothing is recorded for rate(E): add `record spikes of E`.'
    );
  });
});

describe('values as people read them', () => {
  test('lists share one unit and end early', () => {
    expect(formatValue([37.72, 60.486], milliseconds)).toBe('37.72, 60.49 ms');
    expect(
      formatValue(
        Array.from({ length: 20 }, (_, i) => i),
        milliseconds,
        4,
        3
      )
    ).toBe('0, 1, 2 ms and 17 more');
    expect(formatValue([], millivolts)).toBe('none');
  });
  test('counts are grouped by three', () => expect(formatCount(2300000)).toBe('2\u00a0300\u00a0000'));
});

describe('exporters', () => {
  const write = (name: string, recording: Recording): string =>
    exportCsv(exporters.find(exporter => exporter.name === name)!, recording);
  test('spikes: a row each, times without the noise of products', () => {
    expect(write('spikes', trainsOf(1000, [[377, 3], [3]]))).toBe(
      snn`
        population,id,time_ms
        E,0,0.3
        E,1,0.3
        E,0,37.7
      `
    );
  });
  test('rows are in order of time, so that pieces make the same file as the whole', () => {
    const [spikes] = exporters;
    const recorded = [spikesOf('E', [[3, 9], [5]]), spikesOf('I', [[3], [5, 7]])];
    const piece = (from: number, to: number) => ({
      step: 1,
      traces: [],
      weights: [],
      spikes: recorded.map(spikes => {
        const inside = (_: number, i: number): boolean => spikes.steps[i]! > from && spikes.steps[i]! <= to;
        return { ...spikes, steps: spikes.steps.filter(inside), indices: spikes.indices.filter(inside) };
      })
    });
    const whole = [...csvLines(spikes!, piece(0, 10), [])].join('');
    expect(whole).toBe('E,0,3\nI,0,3\nE,1,5\nI,1,5\nI,1,7\nE,0,9\n');
    expect([piece(0, 3), piece(3, 6), piece(6, 10)].flatMap(item => [...csvLines(spikes!, item, [])]).join('')).toBe(
      whole
    );
  });
  test('traces: tidy rows in the unit they name', () => {
    expect(
      write(
        'traces',
        tracesOf(
          10,
          [0, 10],
          [
            [-70, -60],
            [-69.5, -59]
          ]
        )
      )
    ).toBe(
      snn`
        population,id,variable,unit,time_ms,value
        E,0,V,mV,0,-70
        E,1,V,mV,0,-60
        E,0,V,mV,1,-69.5
        E,1,V,mV,1,-59
      `
    );
  });
  test('weights: both ends of each synapse', () => {
    expect(write('weights', weightsOf(10, [10], [[0.1, 0.2]]))).toBe(
      snn`
        connect,variable,unit,pre,post,time_ms,value
        c,weight,,0,0,1,0.1
        c,weight,,0,1,1,0.2
      `
    );
  });
  test('a sweep leads each row with its parameters', () => {
    const points = [4, 5].map(g => ({ parameter: 'g', value: g, recording: trainsOf(10, [[g]]) }));
    expect(write('spikes', recordingOf(0, { points }))).toBe('g,population,id,time_ms\n4,E,0,0.4\n5,E,0,0.5\n');
  });
  test('names with commas and quotes stay one field', () => {
    expect(write('spikes', trainsOf(10, [[1]], { spikes: [spikesOf('a,"b"', [[1]])] }))).toContain('"a,""b""",0,0.1');
  });
  test('reading a number back gives the same bits', () => {
    const value = 0.1 + 0.2;
    expect(
      Number(
        write('weights', weightsOf(10, [10], [[value]]))
          .trim()
          .split(',')
          .at(-1)
      )
    ).toBe(value);
  });
});
