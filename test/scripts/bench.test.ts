// The bench itself: what it says of numbers, and that every network it times is one. Times are never tested.
import { describe, expect, test } from 'vitest';
import { connections } from '../../scripts/bench/connecting.js';
import { costOf, growthPlot } from '../../scripts/bench/growth-plot.js';
import { lowered } from '../../scripts/bench/lowered.js';
import { report, type Measurements } from '../../scripts/bench/report.js';
import type { Sample } from '../../scripts/bench/sample.js';
import { everything, growing, inBrian2, large, workloads } from '../../scripts/bench/workloads.js';
import { plan } from '../../simulator/index.js';

const sample = (running: number, spikes: number, wall = running): Sample => ({
  connecting: 0.25,
  running,
  spikes,
  wall,
  synapses: 1000,
  bytes: 4500,
  events: 1e5
});
const [first] = workloads;
const network = growing[1]!;
const measured: Measurements = {
  machine: { processor: 'Abacus', cores: 2, memory: 2e9, node: 'v24.0.0', v8: '13', commit: 'abc' },
  runs: 3,
  workloads: [
    {
      workload: first!,
      snn: [sample(3, 100), sample(2, 100), sample(7, 100)],
      threads: [sample(9, 100, 1.5)],
      yardstick: [sample(1, 80), sample(1.5, 80)],
      brian2: [],
      latency: { connecting: 4.4, running: 31.6 }
    }
  ],
  growth: [{ workload: network, snn: [sample(1.25, 10)], yardstick: [sample(1, 10)] }],
  connecting: [[0.75, 0.5, 0.9].map(seconds => ({ title: 'drawn', synapses: 3e6, seconds }))],
  planning: [{ file: 'a.snn', experiment: 'e', planning: 1.26, generating: 2, first: 30 }],
  coldStart: { first: [0.9, 1], later: [0.55, 0.5, 0.7], node: [0.04, 0.05, 0.03] }
};

describe('the page', () => {
  const text = report(measured, 'x.svg');

  test('has minimum and median, and ratios of minima for a spike', () => {
    expect(text).toContain('| 2.00 (3.00) | 1.00 (1.25) | - | 1.60 | - | 0.75 |');
  });
  test('has the bytes of a synapse and the longer of the two latencies', () =>
    expect(text).toContain('| 100 | 80 | - | 0.25 (0.25) s | - | 4.5 | 20000.0 | 32 ms |'));
  test('has the time that connecting takes', () => expect(text).toContain('| drawn | 3.0 M | 0.50 (0.75) |'));
  test('takes the start of Node off', () =>
    expect(text).toContain('takes 0.46 (0.51) s of process time beyond the 0.04 s'));
  test('says what was used', () => expect(text).toContain('Abacus, 2 cores, 2 GB; Node 24.0.0 (V8 13).'));
  test('has the cost of a neuron and a simulated ms in microseconds', () => {
    expect(costOf(network, [sample(1.25, 10), sample(3, 10)])).toBeCloseTo(1.25e6 / 6250 / 200, 12);
    expect(text).toContain('| 6250 | 0.0 M | 1.000 | 0.800 | 1.25 |');
  });
});

test('the picture leaves out what was not measured', () => {
  expect(growthPlot(measured.growth)).toContain('hand-written');
  expect(growthPlot([{ workload: network, snn: [sample(1, 1)], yardstick: [] }])).not.toContain('hand-written');
});

test.each(connections.map(network => [network.name, network] as const))(
  'connecting %s can be planned',
  (_, network) => {
    const { plan: made } = plan(lowered(network.text), { experiment: 'connecting' });
    expect(made?.projections[0]?.expectedSynapses).toBeGreaterThanOrEqual(3e6);
  }
);

test.each(everything.map(workload => [workload.name, workload] as const))('%s can be planned', (_, workload) => {
  const { plan: made, faults } = plan(lowered(workload.text, workload.uri), {
    experiment: 'bench',
    settings: workload.settings ?? {},
    memoryLimit: 2 ** 36
  });
  expect(faults).toEqual([]);
  expect(made!.script.plannedSteps).toBe(Math.round(workload.duration / workload.step));
  const counted = made!.groups.filter((_group, i) => made!.records.spikes.some(({ group }) => group === i));
  expect(counted.reduce((sum, { size }) => sum + size, 0)).toBe(workload.neurons);
});

test('the large network has 10^8 synapses, and those that grow as many for each neuron', () => {
  const perNeuron = growing.map(
    ({ text, neurons }) =>
      plan(lowered(text), { experiment: 'bench' }).plan!.projections.reduce((sum, p) => sum + p.expectedSynapses, 0) /
      neurons
  );
  expect(new Set(perNeuron)).toEqual(new Set([1250]));
  expect(large.neurons * perNeuron[0]!).toBe(1e8);
});

test('Brian2 has only networks that are timed', () =>
  expect(workloads.map(workload => workload.name)).toEqual(expect.arrayContaining([...inBrian2])));
