// Encoders whose spikes are timed from the start of a presentation, in networks that are restored and set: they go on with those spikes.
import { afterAll, describe, expect, test } from 'vitest';
import { spikeSteps } from '../../../support/simulated.js';
import { snn } from '../../../support/snn.js';
import { ranOnThreads, stopPools } from './on-threads.js';

afterAll(stopPools);

const size = 9;
const encoders = {
  'at equal intervals': 'spike at 5 ms * (1 - x) every 7 ms when x > least',
  'at intervals that are drawn':
    'spike at uniform(0 ms, 9 ms) every max(1 ms, normal(4 ms / x, sd = 1 ms)) when x > least',
  'at a list of times': 'spike at times when x > least'
};

/** Steps of each neuron, of 1 ms each. */
function trains(encoder: string, script: string): number[][] {
  const recording = ranOnThreads(snn`
    encoder timed { param times : list of ms = [3 ms, 18 ms, 31 ms, 47 ms, 58 ms]; param least = 0.1; input x : 1; ${encoder} }
    param least = 0.1
    population P[${size}] : timed(least = least) reads [${Array.from({ length: size }, (_, i) => (i % 4) / 3).join(', ')}]
    experiment e { step 1 ms; seed 8; record spikes of P; ${script} }
  `);
  expect(recording.faults).toEqual([]);
  return Array.from({ length: size }, (_, neuron) => spikeSteps(recording, 'P', neuron));
}

/** Of 30 steps after one, counted from there. */
const after = (all: readonly number[][], begin: number): number[][] =>
  all.map(steps => steps.filter(step => step > begin && step <= begin + 30).map(step => step - begin));

describe.each(Object.entries(encoders))('spikes %s', (_, encoder) => {
  const straight = trains(encoder, 'run 120 ms');
  const first = after(straight, 0);
  const second = after(straight, 30);

  test('are many', () => {
    for (const stretch of [first, second]) expect(stretch.flat().length).toBeGreaterThan(size);
    expect(first).not.toEqual(second);
  });
  test('go on behind a restore, as often as there is one', () => {
    const again = trains(
      encoder,
      'run 30 ms; snapshot a; run 30 ms; restore a; run 30 ms; run 10 ms; restore a; run 30 ms'
    );
    for (const begin of [30, 60, 100]) expect(after(again, begin)).toEqual(second);
  });
  test('begin again behind a restore of the network at its start', () => {
    const again = trains(encoder, 'snapshot a; run 30 ms; restore a; run 30 ms; run 30 ms');
    expect(after(again, 30)).toEqual(first);
    expect(after(again, 60)).toEqual(second);
  });
  test('are those of the snapshot, also where another presentation has begun since', () => {
    const again = trains(encoder, 'run 30 ms; snapshot a; run 7 ms; rest 5 ms; run 20 ms; restore a; run 30 ms');
    expect(after(again, 62)).toEqual(second);
  });
  test('come later where a snapshot of a network without any is restored', () => {
    const again = trains(encoder, 'rest 3 ms; snapshot a; rest 2 ms; run 30 ms; restore a; run 30 ms');
    expect(again.flat().filter(step => step > 35 && step <= 65).length).toBeGreaterThan(size);
  });
  test('are those of a new presentation behind a rest, also of a restored network', () => {
    const again = trains(encoder, 'run 30 ms; snapshot a; run 11 ms; restore a; rest 4 ms; run 30 ms; run 30 ms');
    const anew = trains(encoder, 'run 30 ms; rest 4 ms; run 30 ms; run 30 ms');
    expect(after(anew, 34).flat().length).toBeGreaterThan(size);
    expect(after(again, 45)).toEqual(after(anew, 34));
    expect(after(again, 75)).toEqual(after(anew, 64));
  });
  test('begin where a rest ends and a network is restored at once', () => {
    const again = trains(
      encoder,
      'run 30 ms; rest 4 ms; snapshot a; run 11 ms; rest 5 ms; restore a; run 30 ms; run 30 ms'
    );
    const anew = trains(encoder, 'run 30 ms; rest 4 ms; run 60 ms');
    expect(after(again, 50)).toEqual(after(anew, 34));
    expect(after(again, 80)).toEqual(after(anew, 64));
  });
  test('go on where a value is set, also behind a restore, and tell of it in the next presentation', () => {
    const set = trains(encoder, 'run 30 ms; set least = 0.5; run 30 ms; rest 5 ms; run 30 ms');
    expect(after(set, 30)).toEqual(second);
    expect(after(set, 65)[1]).toEqual([]);
    const again = trains(encoder, 'run 30 ms; snapshot a; run 13 ms; restore a; set least = 0.5; run 30 ms');
    expect(after(again, 43)).toEqual(second);
  });
});
