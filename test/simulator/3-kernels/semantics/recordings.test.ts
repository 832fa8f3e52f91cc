// Encoders that read recordings fire as it was recorded: samples of a camera, one by one, or times that stand in the file.
import { expect, test } from 'vitest';
import { summarise } from '../../../../outputs/index.js';
import { errorsOf } from '../../../support/lowered.js';
import { snn } from '../../../support/snn.js';
import { simulatedOnAll } from './on-all-backends.js';

/** Of N-MNIST: x, y, polarity and µs. */
const event = (x: number, y: number, polarity: number, time: number): number[] => [
  x,
  y,
  (polarity << 7) | (time >> 16),
  (time >> 8) & 255,
  time & 255
];
const files = {
  'seen/0/a.bin': Uint8Array.from([
    ...event(1, 0, 0, 10),
    ...event(0, 1, 1, 950),
    ...event(0, 1, 1, 1050),
    ...event(0, 1, 1, 1090),
    ...event(1, 1, 0, 9990)
  ]),
  'seen/1/b.bin': Uint8Array.from([...event(1, 1, 1, 100), ...event(0, 0, 0, 100), ...event(0, 0, 0, 101)]),
  'row.csv': 'id,time\n2,1\n0,0.25\n0,2\n',
  'numbers.csv': 'a,b\n1,2\n'
};
const camera = (script: string): string => snn`
  data seen = events("seen", width = 2, height = 2)
  population P[2, 2, 2] : spike_train reads seen
  experiment e { step 0.1 ms; record spikes of P; ${script} }
`;
const spikesOf = (text: string): string[] => {
  const { spikes } = simulatedOnAll(text, files);
  return [...spikes[0]!.steps].map((step, i) => `${step}:${spikes[0]!.indices[i]!}`);
};

test('each event is a spike of its pixel, rounded up to the step, once a step, and none behind the end', () => {
  expect(spikesOf(camera('present seen[0] to P for 5 ms'))).toEqual(['1:1', '10:6', '11:6']);
  expect(spikesOf(camera('run 1 ms; for s in seen { present s to P for 10 ms; rest 1 ms }'))).toEqual([
    '11:1',
    '20:6',
    '21:6',
    '110:3',
    '121:0',
    '121:7',
    '122:0'
  ]);
});

test('spikes that are merged with another of their step are told with their number', () => {
  const toldOf = (text: string): string => summarise(simulatedOnAll(text, files)).populations[0]!.text;
  expect(toldOf(camera('present seen[0] to P for 5 ms'))).toMatch(
    /, 1 of 4 recorded spikes shares a step with another of their neuron and is merged with it$/
  );
  // in steps of 1 ms the fourth of the second recording, too; the last of the first comes behind the end
  expect(toldOf(camera('for s in seen { present s to P for 5 ms }').replace('0.1 ms', '1 ms'))).toMatch(
    /, 2 of 7 recorded spikes share a step with another of their neuron and are merged with it$/
  );
  expect(toldOf(camera('present seen[1] to P for 5 ms'))).not.toMatch(/recorded spikes/);
  const written = snn`
    population P[2] : spike_train reads [[0.05 ms, 0.1 ms, 4 ms], [3 ms]]
    experiment e { step 0.1 ms; record spikes of P; run 10 ms; rest 1 ms; run 10 ms }
  `;
  expect(toldOf(written)).toMatch(/, 1 of 4 recorded spikes shares a step/);
});

test('a factor stretches the times', () =>
  expect(spikesOf(camera('present seen[0] * 2 to P for 5 ms'))).toEqual(['1:1', '19:6', '21:6', '22:6']));

test('what goes on from a snapshot fires as it would have', () =>
  expect(
    spikesOf(camera('snapshot s; present seen[1] to P for 1 ms; restore s; present seen[1] to P for 1 ms'))
  ).toEqual(['1:0', '1:7', '2:0', '11:0', '11:7', '12:0']));

test('times in the file are those of all neurons or of each, presented anew after each rest', () => {
  const study = (reads: string): string => snn`
    population P[2] : spike_train reads ${reads}
    experiment e { step 0.1 ms; record spikes of P; run 1 ms; rest 1 ms; run 1 ms }
  `;
  expect(spikesOf(study('[0.2 ms, 3 ms]'))).toEqual(['2:0', '2:1', '22:0', '22:1', '30:0', '30:1'].slice(0, 4));
  expect(spikesOf(study('[[0.2 ms], [0.15 ms, 0.4 ms]]'))).toEqual(['2:0', '2:1', '4:1', '22:0', '22:1', '24:1']);
  expect(errorsOf(study('[[1 ms], [2 ms], [3 ms]]'))).toEqual([
    'list-length 1 P reads 3 lists for 2 neurons; give one list of times for all its neurons, or one for each.'
  ]);
  expect(errorsOf(study('[-1 ms]'))).toEqual([
    'spike-time 1 A spike time that P reads is -1 ms after the start of the presentation; give times from 0 ms on.'
  ]);
});

test('a row of neurons may be longer than the recording, and no shorter', () => {
  const row = (size: number): string =>
    `data d = events("row.csv")\npopulation P[${size}] : spike_train reads d\nexperiment e { step 0.1 ms; record spikes of P; present d[0] to P for 3 ms }\n`;
  expect(spikesOf(row(5))).toEqual(['3:0', '10:2', '20:0']);
  expect(errorsOf(row(2), files)).toEqual([
    'list-length 3 P has 2 neurons, and the spikes of row.csv are at 3 addresses; make it P[3].'
  ]);
});

test('what is no recording, or cannot be read as one, is refused', () => {
  expect(
    errorsOf(
      'data d = table("numbers.csv")\npopulation P[2] : spike_train reads d\nexperiment e { step 1 ms; run 1 ms }\n',
      files
    )
  ).toEqual([
    'reads-nothing 2 P reads recorded spikes, and numbers.csv holds numbers; let it be of an encoder of numbers, such as poisson, or read data of events(…).'
  ]);
  expect(errorsOf(camera('for s in seen { present s.label to P for 1 ms }'), files)).toEqual([
    expect.stringContaining('P reads recorded spikes, and a label is a number')
  ]);
  expect(errorsOf(camera('present seen[0] * 0 to P for 1 ms'), files)).toEqual([
    expect.stringContaining('The times of a recording of seen are multiplied by 0; give a factor above 0.')
  ]);
});

test('a list is read as it is, by spike at alone, and by encoders alone', () => {
  const encoder = (body: string): string =>
    `encoder own { input times : list of ms; ${body} }\npopulation P : own reads [1 ms]\nexperiment e { step 1 ms; run 1 ms }\n`;
  expect(errorsOf(encoder('spike at times every 2 ms'))).toEqual([
    'encoder-input 1 The encoder own reads a list of times, times, which are its spikes as they are; write spike at times.'
  ]);
  expect(errorsOf(encoder('spike with rate 1 kHz'))).toEqual([
    'encoder-input 1 The encoder own reads a list of times, times, and does not fire at them; write spike at times.'
  ]);
  expect(
    errorsOf(
      'neuron n { input I : list of pA; state V = 0 mV }\npopulation P : n\nexperiment e { step 1 ms; record V of P; run 1 ms }\n'
    )
  ).toEqual([
    'encoder-input 1 The input I of n is a list, which only an encoder can read; give it one value, as in input I : pA.'
  ]);
});
