// What was learnt is saved and loaded: the same values on every backend, refused where they do not fit, kept where a run is stopped.
import { describe, expect, test } from 'vitest';
import { npzOf } from '../../../../server/index.js';
import { backends, run, type Recording, type SavedFile } from '../../../../simulator/index.js';
import { errorsOf, lowered } from '../../../support/lowered.js';
import { simulatedOnAll } from './on-all-backends.js';

const files = { 'd.csv': 'x,y\n1,0\n0,1\n1,1\n' };
const network = (outputs = 3): string => `
data d = table("d.csv")
neuron output { state V = 0 mV; state theta = 5 mV persistent; spike when V > theta; on spike { V = 0 mV; theta += 0.1 mV } }
population Retina[2] : poisson(max_rate = 200 Hz) reads d
population Output[${outputs}] : output
connect lazy: Retina -> Output { synapse delta(weight = uniform(1 mV, 2 mV)); plasticity stdp(w_max = 3 mV) }
connect timed: Retina -> Output { synapse delta(weight = uniform(1 mV, 2 mV)); delay axonal 2 ms; plasticity stdp(w_max = 3 mV) }
`;
const shown = 'for s in d { present s to Retina for 100 ms; clear state of Output }';
const text = (body: string, outputs?: number): string =>
  `${network(outputs)}experiment e { step 1 ms; seed 4; record weight of lazy; record weight of timed; record theta of Output every 1 ms; ${body} }`;
const lastOf = (recording: Recording): unknown => [
  ...recording.weights.map(({ values, pre }) => Array.from(values.subarray(values.length - pre.length))),
  Array.from(recording.traces[0]!.values.subarray(-3))
];
const bytesOf = ({ saved }: Recording): Uint8Array => npzOf(saved![0]!.arrays);

describe('save', () => {
  const recording = simulatedOnAll(text(`${shown}; save to "a.npz"`), files);
  const [saved] = recording.saved as [SavedFile];

  test('takes weights and persistent states down', () => {
    expect(saved.arrays.map(({ name, values }) => [name, values.length])).toEqual([
      ['Output.theta', 3],
      ['lazy.weight', 6],
      ['timed.weight', 6]
    ]);
    expect([
      ...saved.arrays.slice(1).map(({ values }) => Array.from(values)),
      Array.from(saved.arrays[0]!.values)
    ]).toEqual(lastOf(recording));
  });
  test('and load gives them to another run, on every backend', () => {
    const read = { ...files, 'a.npz': bytesOf(recording) };
    const model = lowered(text('load lazy, timed, Output from "a.npz"; run 1 ms'), read);
    for (const { name } of backends)
      expect(lastOf(run(model, { experiment: 'e', backend: name }))).toEqual(lastOf(recording));
  });
  test('of what is named alone', () => {
    const read = { ...files, 'a.npz': bytesOf(recording) };
    const loaded = run(lowered(text('load lazy from "a.npz"; run 1 ms'), read), { experiment: 'e' });
    const fresh = run(lowered(text('run 1 ms'), files), { experiment: 'e' });
    const [lazy, timed, theta] = lastOf(loaded) as unknown[];
    expect(lazy).toEqual((lastOf(recording) as unknown[])[0]);
    expect([timed, theta]).toEqual((lastOf(fresh) as unknown[]).slice(1));
  });
  test('to a file of another network is refused', () => {
    const read = { ...files, 'a.npz': bytesOf(recording) };
    const faults = run(lowered(text('load lazy from "a.npz"; run 1 ms', 2), read), { experiment: 'e' }).faults;
    expect(faults.map(({ message }) => message)).toEqual([
      'lazy.weight of a.npz has 6 values, and lazy has 4 here; load what was saved of the same network.'
    ]);
  });
});

test('a run that is stopped keeps what it would have saved', () => {
  let asked = 0;
  const recording = run(lowered(text(`repeat 1000 { ${shown} }; save lazy to "a.npz"`), files), {
    experiment: 'e',
    cancelled: () => asked++ > 20
  });
  expect(recording.ended).toBe('cancelled');
  expect(recording.saved).toMatchObject([{ file: 'a.npz', isEarly: true, arrays: [{ name: 'lazy.weight' }] }]);
});

test.each([
  [
    'save Retina to "a.npz"',
    'Retina has nothing to save: a connection with plasticity has weights, and a population states that are declared persistent.'
  ],
  ['load from "none.npz"', 'There is no file none.npz beside this file; save it there with save, or correct its name.'],
  ['load from "d.csv"', 'd.csv is no NPZ file; name one that save has written.']
])('%s is refused', (statement, message) =>
  expect(errorsOf(text(`${shown}; ${statement}; run 1 ms`), files)).toEqual([expect.stringContaining(message)])
);
