// The networks that are timed: as .snn text, and what their hand-written kernels are made with.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

export interface Workload {
  readonly name: string;
  readonly title: string;
  /** simulated ms */
  readonly duration: number;
  /** ms */
  readonly step: number;
  readonly text: string;
  /** a file of scripts/bench/yardsticks without its ending, and what the compiler is told */
  readonly yardstick: { readonly file: string; readonly flags: readonly string[] };
  /** values of parameters of the text; absent: those that it has */
  readonly settings?: Readonly<Record<string, number>>;
  /** arguments of `make` of the hand-written kernel */
  readonly make: readonly number[];
  /** where the text lies: beside it are the files that it reads */
  readonly uri: string;
  /** a packed IDX file whose pictures its hand-written kernel is given */
  readonly pictures?: string;
  /** ms: its table of exponential decays, where it has one */
  readonly decay?: number;
  readonly neurons: number;
}

interface Network extends Omit<Workload, 'text' | 'uri' | 'yardstick' | 'step'> {
  readonly file: string;
  readonly step?: number;
  /** of the experiment, besides what is recorded */
  readonly statements?: string;
  /** whose spikes are recorded; absent: E and I */
  readonly recorded?: string;
  /** what it does in place of running for its duration */
  readonly script?: string;
}

function workload({ file, step = 0.1, statements = '', recorded = 'E, I', script, ...network }: Network): Workload {
  const { duration } = network;
  const lines = [
    `step ${step} ms`,
    'seed 1',
    `record spikes of ${recorded}`,
    ...(statements ? [statements] : []),
    script ?? `run ${duration} ms`
  ];
  const text = `${readFileSync(file, 'utf8')}\nexperiment bench {\n${lines.map(line => `  ${line}\n`).join('')}}\n`;
  return {
    ...network,
    step,
    text,
    uri: pathToFileURL(file).href,
    yardstick: { file: network.name, flags: [] }
  };
}

/** How much a value with this time constant keeps, in ms. */
const kept = (time: number, tau: number): number => Math.exp(-time / tau);

/** From a current with time constant `tau` to a membrane, over one step. */
const toMembrane = (tau: number, membrane = 20): number =>
  (tau / (tau - membrane)) * (kept(0.1, tau) - kept(0.1, membrane));

/** From a membrane with 20 ms to its low-passed potential, over one step. */
const lowPassed = (tau: number): number => (20 / (20 - tau)) * (kept(0.1, 20) - kept(0.1, tau));

export const workloads: readonly Workload[] = [
  workload({
    name: 'brunel',
    title: 'Brunel: 12 500 LIF, delta, 15.6 M synapses',
    file: 'examples/brunel.snn',
    duration: 1000,
    neurons: 12_500,
    make: [kept(0.1, 20), Math.exp(-2)]
  }),
  workload({
    name: 'cuba',
    title: 'CUBA: 4000 LIF, exponential currents, 2 %',
    file: 'examples/cuba.snn',
    duration: 10_000,
    neurons: 4000,
    make: [kept(0.1, 20), toMembrane(5), toMembrane(10), kept(0.1, 5), kept(0.1, 10), Math.log1p(-0.02)]
  }),
  workload({
    name: 'plastic',
    title: 'plastic: 8000 E + 2000 I, STDP on 6.4 M synapses',
    file: 'scripts/bench/plastic.snn',
    duration: 1000,
    neurons: 10_000,
    make: [kept(0.1, 20), Math.exp(-1.28)],
    decay: 20
  }),
  workload({
    name: 'coba',
    title: 'COBA: 4000 LIF, conductances, 2 %',
    file: 'scripts/bench/coba.snn',
    duration: 2000,
    neurons: 4000,
    statements: 'stimulate E, I with 200 pA from 0 ms to 50 ms',
    make: [kept(0.05, 5), kept(0.05, 10), Math.log1p(-0.02)]
  }),
  workload({
    name: 'izhikevich',
    title: 'Izhikevich: 10 000, delta, 1 M synapses',
    file: 'scripts/bench/izhikevich.snn',
    duration: 1000,
    neurons: 10_000,
    make: [Math.exp(-0.4)]
  }),
  workload({
    name: 'hodgkin-huxley',
    title: 'Hodgkin-Huxley: 1000, conductances',
    file: 'scripts/bench/hodgkin-huxley.snn',
    duration: 100,
    step: 0.01,
    neurons: 1000,
    make: [kept(0.005, 5), kept(0.005, 10), 0.0097324, 0.997561, 0.0270745]
  }),
  workload({
    name: 'dopamine',
    title: 'dopamine: 2500 LIF, STDP with a tag and dopamine on 1 M synapses',
    file: 'scripts/bench/dopamine.snn',
    // later, weights that grow by the spikes they cause set seeds apart
    duration: 2000,
    neurons: 2500,
    make: [kept(0.1, 20), Math.exp(-0.8), kept(0.1, 200)],
    decay: 20
  }),
  workload({
    name: 'calcium',
    title: 'calcium: 2500 LIF, calcium rule on 1 M synapses each step',
    file: 'scripts/bench/calcium.snn',
    duration: 100,
    neurons: 2500,
    make: [kept(0.1, 20), Math.exp(-0.8), kept(0.1, 20), kept(0.05, 20)]
  }),
  workload({
    name: 'clopath',
    title: 'clopath: 2500 leaky neurons, voltage-based plasticity on 1 M synapses',
    file: 'scripts/bench/clopath.snn',
    duration: 1000,
    neurons: 2500,
    make: [
      kept(0.1, 20),
      Math.exp(-0.8),
      ...[7, 10].flatMap(tau => [kept(0.1, tau), lowPassed(tau)]),
      kept(0.1, 15),
      kept(0.05, 15)
    ]
  }),
  workload({
    name: 'microcircuit',
    title: 'cortical microcircuit, a twentieth: 3859 LIF, 15 M synapses with weights and delays of their own',
    file: 'examples/microcircuit.snn',
    settings: { scale: 0.05 },
    duration: 1000,
    neurons: 3859,
    recorded: 'L23E, L23I, L4E, L4I, L5E, L5I, L6E, L6I',
    // 40 MOhm; what comes from outside in a step, onto each population
    make: [
      kept(0.1, 10),
      0.04 * toMembrane(0.5, 10),
      kept(0.1, 0.5),
      ...[1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100].map(synapses => Math.exp(-synapses * 0.008 * 0.1))
    ]
  }),
  workload({
    name: 'digits',
    title: 'digits: 784 pixels, 50 neurons that learn from 2000 pictures',
    file: 'scripts/bench/digits.snn',
    duration: 2000 * 350,
    step: 1,
    neurons: 50,
    recorded: 'Output',
    script:
      'for pass in 1..20 { for digit in digits.train shuffled { present digit to Retina for 350 ms; clear state of Output } }',
    pictures: 'examples/digits/train-images-idx3-ubyte.gz',
    make: [kept(1, 100)]
  })
];

const brunel = workloads[0]!;

/** The Brunel network with more or fewer neurons: as many synapses onto each, so the work is in proportion to its size. */
function resized(neurons: number, duration: number): Workload {
  const excitatory = neurons * 0.8;
  const text = brunel.text
    .replace(/E\[[^\]]*\], I\[[^\]]*\]/, `E[${excitatory}], I[${neurons - excitatory}]`)
    .replace(`run ${brunel.duration} ms\n}\n`, `run ${duration} ms\n}\n`);
  return {
    ...brunel,
    name: `brunel ${neurons}`,
    duration,
    neurons,
    text,
    yardstick: { file: brunel.name, flags: [`-DN=${neurons}`, `-DNE=${excitatory}`] }
  };
}

export const growing: readonly Workload[] = [3125, 6250, 12_500, 25_000, 50_000].map(neurons => resized(neurons, 200));

/** 10^8 synapses. */
export const large = resized(80_000, 20);

export const everything: readonly Workload[] = [...workloads, ...growing, large];

/** Names of those that `brian2/networks.py` holds. */
export const inBrian2: readonly string[] = ['brunel', 'cuba', 'plastic', 'coba'];
