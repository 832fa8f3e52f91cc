// Neurons that compete: one spike a step at most, of the one furthest above threshold, by lot of several; any backend, any number of threads.
import { afterAll, describe, expect, test } from 'vitest';
import { spikeSteps } from '../../../support/simulated.js';
import { refused } from '../../../support/planned.js';
import { snn } from '../../../support/snn.js';
import { ranOnThreads, stopPools } from '../wasm-groups/on-threads.js';

afterAll(stopPools);

const cell = (spike: string): string => snn`
  neuron cell {
    param drive = 1
    state V = 0
    V' = drive / 1 ms
    spike when ${spike}
    on spike { V = 0 }
    refractory 1 ms holds V
  }
`;
const network = (population: string, script = 'run 400 ms', spike = 'V >= 9'): string => snn`
  ${cell(spike)}
  population P[4] : ${population}
  experiment e { step 1 ms; seed 5; record spikes of P; record V of P; ${script} }
`;
const trains = (text: string): number[][] => {
  const recording = ranOnThreads(text);
  expect(recording.faults.map(fault => fault.message)).toEqual([]);
  return [0, 1, 2, 3].map(neuron => spikeSteps(recording, 'P', neuron));
};

test('equal neurons fire in lock-step for ever, and one after the other where they compete', () => {
  const [first, ...others] = trains(network('cell'));
  expect(others).toEqual([first, first, first]);
  const apart = trains(network('cell competing'));
  const all = apart.flat().sort((a, b) => a - b);
  expect(new Set(all).size).toBe(all.length);
  expect(all.slice(0, 4)).toEqual([9, 10, 11, 12]);
});

test('the furthest above threshold fires first, whatever its number', () => {
  for (const [spike, sign] of [
    ['V >= 9', ''],
    ['-9 >= -V', ''],
    ['9 <= V', ''],
    ['V > 8.5', ''],
    ['-8.5 > -V', ''],
    ['V <= -9', '-'],
    ['V < -8.9', '-']
  ] as const) {
    const drives = [1.001, 1.003, 1.002, 1.0005].map(drive => `${sign}${drive}`).join(', ');
    const order = trains(network(`cell(drive = [${drives}]) competing`, 'run 13 ms', spike));
    expect([spike, order.map(steps => steps[0])]).toEqual([spike, [11, 9, 10, 12]]);
  }
});

test('lots are even, and those of another seed differ', () => {
  // all four are equal at each 100th step
  const again = 'each step { V = if mod(step_number, 100) == 0 then 10 else 0 } spike when V >= 9; on spike { V = 0 }';
  const text = snn`
    neuron cell { state V = 0; ${again} }
    population P[4] : cell competing
    experiment e { step 1 ms; seed 5; record spikes of P; run 40 s }
  `;
  const counts = trains(text).map(steps => steps.length);
  expect(counts.reduce((sum, count) => sum + count)).toBe(400);
  for (const count of counts) expect(Math.abs(count - 100)).toBeLessThan(4 * Math.sqrt(400 * 0.25 * 0.75));
  expect(trains(text.replace('seed 5', 'seed 6'))).not.toEqual(trains(text));
});

test('a snapshot brings lots back', () => {
  const [steps] = [trains(network('cell competing', 'run 50 ms; snapshot s; run 50 ms; restore s; run 50 ms'))];
  for (const train of steps)
    expect(train.filter(step => step > 100).map(step => step - 50)).toEqual(
      train.filter(step => step > 50 && step <= 100)
    );
});

test('inhibition by the winner keeps the others down, on any number of threads', () => {
  const text = snn`
    neuron cell { state V = 0; V' = 1 / 1 ms; spike when V >= 9; on spike { V = 0 } }
    synapse down into V { param weight = -5; on pre { post.V += weight } }
    population P[40] : cell competing
    connect P -> P { synapse down }
    experiment e { step 1 ms; seed 5; record spikes of P; run 400 ms }
  `;
  const { steps } = ranOnThreads(text).spikes[0]!;
  expect(new Set(steps).size).toBe(steps.length);
  expect(steps.length).toBeGreaterThan(40);
});

describe('neurons without a margin cannot compete:', () => {
  test.each([
    ['', 'has no spike rule'],
    ['spike with rate 5 Hz', 'fires with a rate'],
    ['spike count 2', 'fires as often as it counts'],
    ['spike at 5 ms', 'fires at given times'],
    ['spike at [5 ms, 6 ms]', 'fires at given times'],
    ['spike when V crosses 9', 'fires when a value crosses another'],
    ['spike when V >= 9 and t > 3 ms', 'compares no two values'],
    ['spike when not V < 9', 'compares no two values']
  ])('%s', (spike, reason) => {
    const text = snn`
      neuron cell { state V = 0; V' = 1 / 1 ms; ${spike} }
      population P[4] : cell competing
      experiment e { step 1 ms; seed 5; record spikes of P; run 4 ms }
    `;
    expect(refused(text)).toMatch(
      /^no-margin 2 The neurons of P compete, and cell|^no-margin 2 .* the condition of cell/
    );
    expect(refused(text)).toContain(reason);
  });
});
