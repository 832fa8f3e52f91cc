// Results in the words of the protocol: as shown, with their places.
import { expect, test } from 'vitest';
import type { ExpectStatement, Measured, Recording } from '../../simulator/index.js';
import { runResult } from '../../server/run-result.js';
import { call, hertz, neurons, number, recordingOf, source, trainsOf } from '../outputs/hand-made.js';

const rate: Measured = { value: call('rate', neurons('E')), dimension: hertz, text: 'rate(E)', source: source(7) };
const expectation = (low: number, high: number): ExpectStatement => ({
  kind: 'expect',
  claim: rate,
  range: { low: number(low / 1000, hertz), high: number(high / 1000, hertz) },
  text: `expect rate(E) in ${low} Hz .. ${high} Hz`,
  source: source(9)
});
/** two neurons, 100 ms: 3 spikes and 1 */
const trains = [[100, 400, 900], [500]];
const texts = { 'file:///net.snn': ' '.repeat(2000) };
const place = (line: number): unknown => ({
  uri: 'file:///net.snn',
  start: { line: line - 1, character: 2 },
  end: { line: line - 1, character: 12 }
});

test('statistics, verdicts and reports of a run', () => {
  const result = runResult(trainsOf(1000, trains, { expects: [expectation(10, 30)], reports: [rate] }), texts);
  expect(result.statistics).toEqual([
    {
      population: 'E',
      neurons: '2',
      spikes: '4',
      rate: '20 Hz',
      cvIsi: expect.any(String) as string,
      fano: '–',
      synchrony: expect.any(String) as string,
      values: {
        neurons: 2,
        spikes: 4,
        rate: 0.02,
        cvIsi: expect.any(Number) as number,
        synchrony: expect.any(Number) as number
      },
      place: place(1)
    }
  ]);
  expect(result.verdicts).toEqual([
    {
      passed: true,
      text: 'expect rate(E) in 10 Hz .. 30 Hz',
      measured: '20 Hz',
      message: 'rate(E) is 20 Hz, within 10 Hz to 30 Hz.',
      place: place(9)
    }
  ]);
  expect(result.reports).toEqual([
    { text: 'rate(E)', value: '20 Hz', number: { value: 0.02, dimension: hertz }, place: place(7) }
  ]);
  expect(result).toMatchObject({ ended: 'complete', steps: 1000, plannedSteps: 1000, faults: [] });
});

test('a failed expectation', () => {
  const { verdicts } = runResult(trainsOf(1000, trains, { expects: [expectation(30, 40)] }), texts);
  expect(verdicts).toMatchObject([
    { passed: false, measured: '20 Hz', message: 'rate(E) is 20 Hz, outside 30 Hz to 40 Hz.' }
  ]);
});

test('what was not recorded has a dash', () => {
  const { statistics } = runResult(
    recordingOf(10, { populations: [{ name: 'I', size: 1200, shape: [1200], source: source() }] }),
    texts
  );
  expect(statistics).toMatchObject([{ population: 'I', neurons: '1\u00A0200', spikes: '–', rate: '–', cvIsi: '–' }]);
});

test('reports of a sweep name the value', () => {
  const at = (trainsThere: readonly (readonly number[])[]): Recording =>
    trainsOf(1000, trainsThere, { reports: [rate] });
  const sweep = {
    ...at([[1]]),
    points: [
      { parameter: 'g', value: 3, recording: at([[1], []]) },
      { parameter: 'g', value: 4, recording: at([[1]]) }
    ]
  };
  const { reports, statistics } = runResult(sweep, texts);
  expect(reports.map(({ text, value, at: point }) => `${text} at ${point}: ${value}`)).toEqual([
    'rate(E) at g = 3: 5 Hz',
    'rate(E) at g = 4: 10 Hz'
  ]);
  expect(statistics.map(statistic => `${statistic.population} at ${statistic.at}: ${statistic.rate}`)).toEqual([
    'E at g = 4: 10 Hz'
  ]);
});
