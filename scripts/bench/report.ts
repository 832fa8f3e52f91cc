// What was measured as tables for people: minimum and median, and the ratios of minima.
import type { Sample } from './sample.js';
import type { Workload } from './workloads.js';

export interface Measured {
  readonly workload: Workload;
  readonly snn: readonly Sample[];
  /** empty where it could not be run here */
  readonly yardstick: readonly Sample[];
  readonly brian2: readonly Sample[];
}

export interface Measurements {
  readonly workloads: readonly Measured[];
  readonly growth: readonly Measured[];
  /** seconds of whole processes */
  readonly coldStart: readonly number[];
  readonly runs: number;
}

export function report({ workloads, growth, coldStart, runs }: Measurements): string {
  const lines = [
    '# Benchmarks', '',
    `\`npm run bench\` wrote this: processor seconds of the thread that computes, minimum (median) of ${runs} runs, each in a process of its own.`,
    'Machines differ; only ratios within one table mean something.', '',
    ...table(['workload', 'snn', 'hand-written', 'Brian2, C++ standalone', 'snn / hand-written', 'snn / Brian2'], workloads.map(speedRow)), '',
    'Ratios are of minima, per spike. Brian2: its run loop, without connecting and compiling.', '',
    ...table(['workload', 'spikes: snn', 'hand-written', 'Brian2', 'connecting', 'bytes a synapse'], workloads.map(sizeRow))
  ];
  if (growth.length > 0) lines.push('', ...table(['size', 'neurons', 'seconds', 'nanoseconds a spike and synapse'], growth.map(growthRow)));
  if (coldStart.length > 0) lines.push('', `Cold start of \`snn run\` with one neuron and one step: ${seconds(coldStart)} s.`);
  return lines.join('\n') + '\n';
}

const least = (samples: readonly Sample[]): number => Math.min(...samples.map(one => one.running / one.spikes));

function speedRow({ workload, snn, yardstick, brian2 }: Measured): string[] {
  const running = (samples: readonly Sample[]): string => samples.length ? `${seconds(samples.map(one => one.running))} s` : '-';
  const ratio = (samples: readonly Sample[]): string => samples.length ? (least(snn) / least(samples)).toFixed(2) : '-';
  return [`${workload.title}, ${workload.duration / 1000} s`, running(snn), running(yardstick), running(brian2), ratio(yardstick), ratio(brian2)];
}

function sizeRow({ workload, snn, yardstick, brian2 }: Measured): string[] {
  const spikes = (samples: readonly Sample[]): string => samples.length ? String(samples[0]!.spikes) : '-';
  const looked = snn.find(one => one.bytes !== undefined), bytes = looked?.bytes && looked.synapses ? (looked.bytes / looked.synapses).toFixed(1) : '-';
  return [workload.name, spikes(snn), spikes(yardstick), spikes(brian2), `${seconds(snn.map(one => one.connecting))} s`, bytes];
}

function growthRow({ workload, snn }: Measured): string[] {
  const [first] = snn, best = Math.min(...snn.map(one => one.running));
  return [workload.name, String(workload.neurons), seconds(snn.map(one => one.running)), (best * 1e9 / first!.spikes / (first!.synapses! / workload.neurons)).toFixed(2)];
}

/** `1.23 (1.34)` */
export function seconds(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b), median = sorted[Math.floor((sorted.length - 1) / 2)]!;
  return `${sorted[0]!.toFixed(2)} (${median.toFixed(2)})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
