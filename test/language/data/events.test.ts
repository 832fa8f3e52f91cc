// Files of events: what is read of a tiny one, and what is said of one that is not as it should be.
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { lowered } from '../../support/lowered.js';
import { refusal, setOf } from './sets-read.js';

describe('events', () => {
  const event = (x: number, y: number, on: number, time: number): number[] => [
    x,
    y,
    (on << 7) | (time >> 16),
    (time >> 8) & 255,
    time & 255
  ];
  test('of N-MNIST have five bytes each', () => {
    const set = setOf('events("a.bin")', {
      'a.bin': Uint8Array.of(...event(3, 2, 1, 70_000), ...event(0, 0, 0, 80_000), ...event(33, 33, 1, 80_001))
    });
    expect(set).toMatchObject({ samples: 1, shape: [2, 34, 34] });
    expect(set.events).toEqual({
      start: Uint32Array.of(0, 3),
      times: Float64Array.of(70, 80, 80.001),
      addresses: Uint32Array.of(34 * 34 + 2 * 34 + 3, 0, 2 * 34 * 34 - 1)
    });
  });
  test('of what a run writes are those that it recorded', () => {
    const set = setOf('events("spikes.csv")', { 'spikes.csv': 'population,id,time_ms\nE,4,0.1\nE,0,0.3\n' });
    expect(set).toMatchObject({
      shape: [5],
      events: { times: Float64Array.of(0.1, 0.3), addresses: Uint32Array.of(4, 0) }
    });
  });
  test('in folders are labelled, and are lists', () => {
    const text = 'data d = events("f", width = 2, height = 2)\nconst x = d.x\nconst p = d.polarity\nconst t = d.time\n';
    const { data } = lowered(text, {
      'f/a/1.csv': 'time,x,y,p\n2,1,0,1\n1,0,1,0\n',
      'f/b/1.csv.gz': gzipSync(new TextEncoder().encode('time,x,y,p\n3,1,1,1\n'))
    });
    expect(data[0]).toMatchObject({
      samples: 2,
      shape: [2, 2, 2],
      labels: { of: Uint16Array.of(0, 1), classes: ['a', 'b'] },
      events: { start: Uint32Array.of(0, 2, 3), times: Float64Array.of(1, 2, 3), addresses: Uint32Array.of(2, 5, 7) }
    });
  });
  test.each([
    [
      'a file that is cut off',
      { 'a.bin': Uint8Array.of(...event(1, 1, 1, 1)).subarray(0, 4) },
      'a.bin has 4 bytes, and an event has 5: it is cut off, or no file of N-MNIST; copy it again.'
    ],
    [
      'a sensor that is larger',
      { 'a.bin': Uint8Array.of(...event(99, 1, 1, 1)) },
      'a.bin has an event at x = 99, y = 1, outside of 34 x 34 pixels; give width and height as the sensor has them.'
    ]
  ])('refuse %s', (_, files, message) => expect(refusal('events("a.bin")', files)).toBe(`data-file 1 ${message}`));
  test('refuse a table without times, and a place that is none', () => {
    expect(refusal('events("a.csv")', { 'a.csv': 'x,y\n1,2\n' })).toMatch(/^data-file 1 a.csv needs a column of times/);
    expect(refusal('events("a.csv")', { 'a.csv': 'id,time_us\n1,2\n1,-20\n' })).toBe(
      'data-file 1 a.csv has the time -20 in line 3; times count from the start of the presentation, so write them from 0 on.'
    );
    expect(refusal('events("a.csv")', { 'a.csv': 'id,t\n1,2\n1.5,2\n' })).toBe(
      'data-file 1 a.csv has the neuron 1.5 in line 3; it must be a whole number from 0 on.'
    );
  });
});
