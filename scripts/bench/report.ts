// What was measured as a page for people: minimum and median, and the ratios of minima.
import { formatBytes } from '../../simulator/index.js';
import type { Latency } from './cancel.js';
import type { ColdStart } from './cold-start.js';
import type { Connecting } from './connecting.js';
import { costOf, type Growth } from './growth-plot.js';
import type { Machine } from './machine.js';
import type { Planning } from './planning.js';
import type { Sample } from './sample.js';
import { least, median, span, table } from './tables.js';
import type { Workload } from './workloads.js';

export interface Measured {
  readonly workload: Workload;
  readonly snn: readonly Sample[];
  /** with two threads; empty where there is one core */
  readonly threads: readonly Sample[];
  /** empty where it could not be run here */
  readonly yardstick: readonly Sample[];
  readonly brian2: readonly Sample[];
  /** seconds by the clock on the wall */
  readonly compiling?: number;
  readonly latency: Latency;
}

export interface Measurements {
  readonly machine: Machine;
  readonly runs: number;
  readonly workloads: readonly Measured[];
  readonly growth: readonly Growth[];
  /** of each network some runs */
  readonly connecting: readonly (readonly Connecting[])[];
  readonly planning: readonly Planning[];
  readonly coldStart?: ColdStart;
  /** 10^8 synapses, where asked for */
  readonly large?: Sample;
}

/** `plot`: where the picture of the growth lies, seen from the page. */
export function report(measured: Measurements, plot: string): string {
  const { machine, runs, workloads, growth, connecting, planning, coldStart, large } = measured;
  const versions = [
    `Node ${machine.node.slice(1)} (V8 ${machine.v8})`,
    ...(machine.clang ? [`clang ${machine.clang}`] : []),
    ...(machine.brian2 ? [`Brian2 ${machine.brian2}`] : [])
  ];
  const parts = [
    [
      '# Benchmarks',
      '',
      `\`npm run bench\` wrote this at ${machine.commit}: processor seconds of the thread that computes, minimum (median) of ${runs} runs. Each run`,
      'has a process of its own, and what is compared takes turns. Machines differ and this one may have had other work: only ratios within one table mean something.',
      '',
      `${machine.processor}, ${machine.cores} cores, ${formatBytes(machine.memory)}; ${versions.join(', ')}.`
    ],
    speed(workloads),
    sizes(workloads),
    ...(growth.length ? [growthSection(growth, plot)] : []),
    ...(connecting.length ? [connectingSection(connecting)] : []),
    ...(planning.length ? [start(planning, coldStart)] : []),
    ...(large ? [largeSection(large)] : [])
  ];
  return parts.map(lines => lines.join('\n')).join('\n\n') + '\n';
}

function speed(workloads: readonly Measured[]): string[] {
  return [
    '## Speed',
    '',
    ...table(
      ['network', 'snn', 'hand-written', 'Brian2', 'snn / hand-written', 'snn / Brian2', '2 threads / 1'],
      workloads.map(({ workload, snn, threads, yardstick, brian2 }) => {
        const running = (samples: readonly Sample[]): string => span(samples.map(sample => sample.running));
        return [
          `${workload.title}; ${workload.duration / 1000} s`,
          running(snn),
          running(yardstick),
          running(brian2),
          ratio(snn, yardstick),
          ratio(snn, brian2),
          wallRatio(threads, snn)
        ];
      })
    ),
    '',
    'Seconds of the steps alone. Ratios are of minima, for a spike. Hand-written: C for this network alone (`scripts/bench/yardsticks`), compiled by clang to',
    'WebAssembly with SIMD, in the same Node. Brian2: its run loop in C++ standalone mode, without compiling. Two threads: by the clock on the wall.'
  ];
}

const perSpike = (samples: readonly Sample[]): number => least(samples.map(sample => sample.running / sample.spikes));
const wall = (samples: readonly Sample[]): number => least(samples.map(sample => sample.wall!));
const wallRatio = (ours: readonly Sample[], theirs: readonly Sample[]): string =>
  ours.length ? (wall(ours) / wall(theirs)).toFixed(2) : '-';
const ratio = (ours: readonly Sample[], theirs: readonly Sample[]): string =>
  ours.length && theirs.length ? (perSpike(ours) / perSpike(theirs)).toFixed(2) : '-';

const perEvent = (samples: readonly Sample[]): string =>
  samples[0]?.events ? (1e9 * least(samples.map(({ running, events }) => running / events!))).toFixed(1) : '-';

function sizes(workloads: readonly Measured[]): string[] {
  const spikes = (samples: readonly Sample[]): string => (samples.length ? String(samples[0]!.spikes) : '-');
  return [
    '## Before and after',
    '',
    ...table(
      [
        'network',
        'spikes: snn',
        'hand-written',
        'Brian2',
        'connecting',
        'Brian2 compiles',
        'bytes a synapse',
        'ns an event',
        'stops within'
      ],
      workloads.map(workload => {
        const looked = workload.snn.find(({ bytes }) => bytes !== undefined);
        const bytes = looked?.bytes && looked.synapses ? (looked.bytes / looked.synapses).toFixed(1) : '-';
        const compiling = workload.compiling === undefined ? '-' : `${workload.compiling.toFixed(0)} s`;
        const stops = Math.max(workload.latency.connecting, workload.latency.running);
        return [
          workload.workload.name,
          spikes(workload.snn),
          spikes(workload.yardstick),
          spikes(workload.brian2),
          `${span(workload.snn.map(({ connecting }) => connecting))} s`,
          compiling,
          bytes,
          perEvent(workload.snn),
          `${stops.toFixed(0)} ms`
        ];
      })
    ),
    '',
    'Connecting: from the model to the first step. Bytes a synapse: of the whole network, neurons and code included. An event: a spike that crosses one synapse;',
    'of all that the network does. Stops within: from the moment at which a run is told to stop, while it connects or in the middle of its steps, to its return with what was recorded.'
  ];
}

function growthSection(growth: readonly Growth[], plot: string): string[] {
  return [
    '## Size',
    '',
    ...table(
      ['neurons', 'synapses', 'snn, us', 'hand-written, us', 'snn / hand-written'],
      growth.map(({ workload, snn, yardstick }) => {
        const cost = (samples: readonly Sample[]): string =>
          samples.length ? costOf(workload, samples).toFixed(3) : '-';
        return [
          String(workload.neurons),
          `${(snn[0]!.synapses! / 1e6).toFixed(1)} M`,
          cost(snn),
          cost(yardstick),
          ratio(snn, yardstick)
        ];
      })
    ),
    '',
    `![Cost against size](${plot})`,
    '',
    'The Brunel network for 200 ms, with 1250 synapses onto each neuron whatever its size: processor time for a neuron and a simulated ms. It is level where',
    'cost grows in proportion to size.'
  ];
}

function connectingSection(connecting: readonly (readonly Connecting[])[]): string[] {
  return [
    '## Connecting',
    '',
    ...table(
      ['network', 'synapses', 'seconds'],
      connecting.map(runs => [
        runs[0]!.title,
        `${(runs[0]!.synapses / 1e6).toFixed(1)} M`,
        span(runs.map(run => run.seconds))
      ])
    ),
    '',
    'From a plan to a network ready to run: what is drawn or computed is so for each synapse or pair by itself.'
  ];
}

function start(planning: readonly Planning[], coldStart: ColdStart | undefined): string[] {
  return [
    '## Start',
    '',
    ...table(
      ['example', 'planning', 'generating code', 'both, the first time'],
      planning.map(planning => [
        `${planning.file}, ${planning.experiment}`,
        `${planning.planning.toFixed(1)} ms`,
        `${planning.generating.toFixed(1)} ms`,
        `${planning.first.toFixed(1)} ms`
      ])
    ),
    '',
    'From a lowered model to kernels without synapses, in a process that has done it before.',
    '',
    ...(coldStart
      ? [
          `\`snn run\` of CUBA for 100 ms takes ${beyond(coldStart.later, coldStart)} s of process time beyond the ${median(coldStart.node).toFixed(2)} s of \`node -e 0\``,
          `(${beyond(coldStart.first, coldStart)} s the first time, when nothing has been compiled and kept).`
        ]
      : [])
  ];
}

const beyond = (times: readonly number[], { node }: ColdStart): string => span(times.map(time => time - median(node)));

function largeSection({ connecting, running, spikes, synapses, bytes }: Sample): string[] {
  return [
    '## 10^8 synapses',
    '',
    `The Brunel network with 80 000 neurons, ${synapses!} synapses: connected in ${connecting.toFixed(1)} s, in ${formatBytes(bytes!)} of memory; 20 ms with ${spikes} spikes in ${running.toFixed(1)} s.`
  ];
}
