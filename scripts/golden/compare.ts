// A recording against what a trusted simulator found: spikes exactly, weights to 1e-12, voltages to the tolerance of their model.
import type { Recording } from '../../simulator/index.js';
import type { GoldenNetwork, GoldenProbe } from './golden-network.js';
import { counterpartOf, populationName, sentWeight, type NetworkText } from './network-text.js';

const weightTolerance = 1e-12;

/** Undefined where all agrees, else a sentence on the first difference: of spikes before weights before voltages. */
export function firstDifference(network: GoldenNetwork, text: NetworkText, recording: Recording): string | undefined {
  const fault = recording.faults[0];
  if (fault) return fault.message;
  return (
    spikeDifference(network, recording) ??
    weightDifference(network, text, recording) ??
    voltageDifference(network, recording)
  );
}

/** The earliest time at which a neuron spikes on one side alone. */
function spikeDifference(network: GoldenNetwork, recording: Recording): string | undefined {
  const expected = expectedSteps(network);
  const found = foundSteps(network, recording);
  let first: { neuron: number; ordinal: number; at: number } | undefined;
  for (const neuron of new Set([...expected.keys(), ...found.keys()])) {
    const [a, b] = [expected.get(neuron) ?? [], found.get(neuron) ?? []];
    const ordinal = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).find(i => a[i] !== b[i]);
    if (ordinal === undefined) continue;
    const at = Math.min(a[ordinal] ?? Infinity, b[ordinal] ?? Infinity);
    if (!first || at < first.at || (at === first.at && neuron < first.neuron)) first = { neuron, ordinal, at };
  }
  if (!first) return undefined;
  const time = (step: number | undefined): string =>
    step === undefined ? 'none' : `at ${Number((step * network.dt).toFixed(6))} ms`;
  const { neuron, ordinal } = first;
  return `neuron ${neuron}, spike ${ordinal + 1}: expected ${time(expected.get(neuron)?.[ordinal])}, found ${time(found.get(neuron)?.[ordinal])}`;
}

function expectedSteps({ expected: { spikes }, dt }: GoldenNetwork): Map<number, number[]> {
  return sortedSteps(spikes.ids.map((id, i) => [id, Math.round(spikes.times[i]! / dt)]));
}

function foundSteps(network: GoldenNetwork, recording: Recording): Map<number, number[]> {
  return sortedSteps(
    recording.spikes.flatMap(({ population, steps, indices }) => {
      const { first } = network.populations[network.populations.findIndex((_, i) => populationName(i) === population)]!;
      return Array.from(indices, (index, i): [number, number] => [first + index, steps[i]!]);
    })
  );
}

function sortedSteps(spikes: readonly (readonly [neuron: number, step: number])[]): Map<number, number[]> {
  const steps = new Map<number, number[]>();
  for (const [neuron, step] of spikes) steps.set(neuron, [...(steps.get(neuron) ?? []), step]);
  for (const step of steps.values()) step.sort((a, b) => a - b);
  return steps;
}

function weightDifference(network: GoldenNetwork, text: NetworkText, recording: Recording): string | undefined {
  for (const { name, connection, synapses } of text.connections.filter(connection => connection.plastic)) {
    const expected = network.expected.final_weights?.[connection];
    if (!expected) continue;
    const recorded = recording.weights.find(weight => weight.connect === name && weight.variable === sentWeight);
    if (!recorded) return `the weights of connection ${connection} were not recorded`;
    const last = (recorded.steps.length - 1) * synapses.length;
    for (const [i, synapse] of synapses.entries()) {
      const [a, b] = [expected[synapse]!, recorded.values[last + i]!];
      if (!(Math.abs(a - b) <= weightTolerance))
        return `connection ${connection}, synapse ${synapse}: expected weight ${a}, found ${b}`;
    }
  }
  return undefined;
}

function voltageDifference(network: GoldenNetwork, recording: Recording): string | undefined {
  for (const probe of network.expected.voltage_probe ?? []) {
    const difference = probeDifference(network, probe, recording);
    if (difference) return difference;
  }
  return undefined;
}

function probeDifference(network: GoldenNetwork, probe: GoldenProbe, recording: Recording): string | undefined {
  const index = network.populations.findIndex(({ first, n }) => probe.id >= first && probe.id < first + n);
  const population = network.populations[index]!;
  const neuron = probe.id - population.first;
  const trace = recording.traces.find(
    trace => trace.population === populationName(index) && trace.variable === 'V' && trace.neurons.includes(neuron)
  );
  if (!trace) return `the voltage of neuron ${probe.id} was not recorded`;
  const rows = new Map(Array.from(trace.steps, (step, row) => [step, row]));
  const column = trace.neurons.indexOf(neuron);
  for (const [i, expected] of probe.V_m.entries()) {
    const step = Math.round((probe.times_first + i * probe.dt) / network.dt);
    const row = rows.get(step);
    const found = row === undefined ? NaN : trace.values[row * trace.neurons.length + column]!;
    if (!(Math.abs(found - expected) <= counterpartOf(population).voltageTolerance)) {
      return `neuron ${probe.id} at ${Number((step * network.dt).toFixed(6))} ms: expected ${expected} mV, found ${found} mV`;
    }
  }
  return undefined;
}
