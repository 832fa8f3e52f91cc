// What was learnt: it may be frozen, it persists where states are cleared, and it is levelled over a population behind each presentation.
import { describe, expect, test } from 'vitest';
import type { Recording } from '../../../../simulator/index.js';
import { errorsOf } from '../../../support/lowered.js';
import { valueAt } from '../../../support/simulated.js';
import { simulatedOnAll } from './on-all-backends.js';

const files = { 'd.csv': 'x,y\n1,0\n0,1\n1,1\n' };
const network = `
data d = table("d.csv")
neuron output {
  param gain = 0.5 mV
  state V = 0 mV
  state theta = 5 mV persistent
  state fired = 0
  V' = -V / (20 ms)
  theta' = -(theta - 5 mV) / (10 s)
  spike when V > theta
  on spike { V = 0 mV; fired += 1; theta += 0.1 mV }
  each presentation { theta += gain * (fired - mean(fired)) + 0 mV * total(fired); fired = 0 }
}
population Retina[2] : poisson(max_rate = 200 Hz) reads d
population Output[3] : output
connect lazy: Retina -> Output { synapse delta(weight = uniform(1 mV, 2 mV)); plasticity stdp(w_max = 3 mV) }
connect timed: Retina -> Output { synapse delta(weight = uniform(1 mV, 2 mV)); plasticity memristive(w_max = 3 mV) }
connect axonal: Retina -> Output { synapse delta(weight = uniform(1 mV, 2 mV)); delay axonal 2 ms; plasticity stdp(w_max = 3 mV) }
connect moving: Retina -> Output { synapse delta(weight = uniform(1 mV, 2 mV)); plasticity fading }
plasticity fading { weight' = -weight / (5 s); on post { weight += 0.01 mV } }
`;
const connections = ['lazy', 'timed', 'axonal', 'moving'];
const records = `record theta, fired of Output every 1 ms; ${connections.map(name => `record weight of ${name} every 1 ms`).join('; ')}; record spikes of Output`;
const shown = 'for s in d { present s to Retina for 100 ms; clear state of Output }';
const ran = (body: string): Recording =>
  simulatedOnAll(`${network}experiment e { step 1 ms; ${records}; ${body} }`, files);

const weights = (recording: Recording, connect: string, step: number): number[] => {
  const { values, pre, steps } = recording.weights.find(one => one.connect === connect)!;
  const at = steps.indexOf(step) * pre.length;
  return Array.from(values.subarray(at, at + pre.length));
};

describe('freeze', () => {
  const recording = ran(`${shown}; freeze; ${shown}; unfreeze lazy; ${shown}; unfreeze; ${shown}`);
  test.each(connections)('leaves the weights of %s as they are', connect => {
    expect(weights(recording, connect, 600)).toEqual(weights(recording, connect, 300));
    expect(weights(recording, connect, 300)).not.toEqual(weights(recording, connect, 0));
    expect(weights(recording, connect, 1200)).not.toEqual(weights(recording, connect, 900));
  });
  test('lets go of what is named', () => {
    expect(weights(recording, 'lazy', 900)).not.toEqual(weights(recording, 'lazy', 600));
    expect(weights(recording, 'timed', 900)).toEqual(weights(recording, 'timed', 600));
  });
  test('leaves persistent states, and neurons fire on', () => {
    expect(valueAt(recording, 'Output', 'theta', 900, 1)).toBe(valueAt(recording, 'Output', 'theta', 301, 1));
    expect(recording.spikes[0]!.steps.filter(step => step > 300 && step <= 600).length).toBeGreaterThan(5);
  });
  test('is what the experiment says, and no part of a snapshot', () => {
    const one = 'present d[2] to Retina for 100 ms';
    const back = ran(`snapshot free; freeze; snapshot frozen; restore free; ${one}; unfreeze; restore frozen; ${one}`);
    expect(weights(back, 'timed', 100)).toEqual(weights(back, 'timed', 0));
    expect(weights(back, 'timed', 200)).not.toEqual(weights(back, 'timed', 100));
  });
  test('of nothing changes nothing', () => {
    const plain = ran(`${shown}; ${shown}`);
    expect(weights(ran(`${shown}; ${shown}; freeze`), 'lazy', 600)).toEqual(weights(plain, 'lazy', 600));
  });
});

test('what is frozen stays so where a parameter is set', () => {
  const recording = simulatedOnAll(
    `param rate = 200 Hz\n${network.replace('200 Hz', 'rate')}experiment e { step 1 ms; ${records}; ${shown}; freeze; set rate = 100 Hz; ${shown} }`,
    files
  );
  for (const connect of connections) expect(weights(recording, connect, 600)).toEqual(weights(recording, connect, 300));
});

test('a persistent state stays where states are cleared, and moves by the difference from the mean behind a presentation', () => {
  const recording = ran('present d[2] to Retina for 100 ms; run 1 ms');
  const spikes = [0, 1, 2].map(neuron => valueAt(recording, 'Output', 'fired', 100, neuron));
  const mean = spikes.reduce((sum, n) => sum + n, 0) / 3;
  expect(new Set(spikes).size).toBeGreaterThan(1);
  for (const neuron of [0, 1, 2]) {
    const before = valueAt(recording, 'Output', 'theta', 100, neuron);
    const moved = before + 0.5 * (spikes[neuron]! - mean);
    expect(valueAt(recording, 'Output', 'theta', 101, neuron)).toBeCloseTo(5 + (moved - 5) * Math.exp(-1e-4), 3);
    expect(valueAt(recording, 'Output', 'fired', 101, neuron)).toBeLessThan(2);
  }
  const cleared = ran('present d[2] to Retina for 100 ms; clear state; rest 1 ms');
  expect(valueAt(cleared, 'Output', 'theta', 101, 0)).not.toBeCloseTo(5, 3);
});

test.each([
  [
    'freeze Retina',
    'Retina has nothing to freeze: a connection with plasticity freezes its weights, and a population its states that are declared persistent.'
  ],
  ['freeze nobody', "'nobody'"]
])('%s is refused', (statement, message) =>
  expect(
    errorsOf(`${network}experiment e { step 1 ms; record spikes of Output; ${shown}; ${statement}; ${shown} }`, files)
  ).toEqual([expect.stringContaining(message)])
);
