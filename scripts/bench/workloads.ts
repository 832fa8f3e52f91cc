// The networks that are timed: as .snn text, and what their hand-written kernels are made with.
import { readFileSync } from 'node:fs';

export interface Workload {
  readonly name: string;
  readonly title: string;
  /** simulated ms */
  readonly duration: number;
  readonly text: string;
  /** arguments of `make` of the hand-written kernel */
  readonly make: readonly number[];
  /** ms: its table of exponential decays, where it has one */
  readonly decay?: number;
  /** neurons of which both count the spikes */
  readonly neurons: number;
}

const step = 0.1;

const withExperiment = (file: string, duration: number): string =>
  `${readFileSync(file, 'utf8')}\nexperiment bench {\n  step ${step} ms\n  seed 1\n  record spikes of E, I\n  run ${duration} ms\n}\n`;

/** From a current with time constant `tau` to a membrane with 20 ms, over one step. */
const toMembrane = (tau: number): number => tau / (tau - 20) * (Math.exp(-step / tau) - Math.exp(-step / 20));

export const workloads: readonly Workload[] = [
  {
    name: 'brunel', title: 'Brunel: 12 500 LIF, delta, 15.6 M synapses', duration: 1000, neurons: 12_500,
    text: withExperiment('examples/brunel.snn', 1000), make: [Math.exp(-step / 20), Math.exp(-2)]
  },
  {
    name: 'cuba', title: 'CUBA: 4000 LIF, exponential currents, 2 %', duration: 10_000, neurons: 4000,
    text: withExperiment('examples/cuba.snn', 10_000), make: [Math.exp(-step / 20), toMembrane(5), toMembrane(10), Math.exp(-step / 5), Math.exp(-step / 10), Math.log1p(-0.02)]
  },
  {
    name: 'plastic', title: 'plastic: 8000 E + 2000 I, STDP on 6.4 M synapses', duration: 1000, neurons: 10_000,
    text: withExperiment('scripts/bench/plastic.snn', 1000), make: [Math.exp(-step / 20), Math.exp(-1.28)], decay: 20
  }
];

/** The Brunel network with 2500, 5000 and 10 000 neurons: as many synapses a neuron, so the work is in proportion to its size. */
export function grown(times: number): Workload {
  const brunel = workloads[0]!, neurons = 2500 * times, excitatory = neurons * 0.8;
  const text = brunel.text.replace('E[10000]', `E[${excitatory}]`).replace('I[2500]', `I[${neurons - excitatory}]`).replaceAll('run 1000 ms', 'run 200 ms');
  return { ...brunel, name: `brunel x ${times}`, duration: 200, neurons, text };
}
