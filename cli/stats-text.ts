// What a run took, as people read it and as plain data: synapses and their bytes, times, memory.
import { formatCount } from '../outputs/index.js';
import { formatBytes, type Recording } from '../simulator/index.js';
import type { RunOutcome } from './run-order.js';
import { table } from './run-text.js';

export interface Stats {
  readonly backend: string;
  readonly threads: number;
  readonly neurons: number;
  readonly synapses: number;
  /** bytes a synapse where the backend says what it holds */
  readonly projections: readonly {
    readonly name: string;
    readonly synapses: number;
    readonly bytesEach?: number;
    /** where each state of its synapses is kept, and how many values of it are updated each step */
    readonly states: NonNullable<Recording['projections'][number]['states']>;
  }[];
  readonly connectingSeconds: number;
  readonly runningSeconds: number;
  readonly stepsPerSecond: number;
  /** wall-clock time over simulated time */
  readonly realTimeFactor: number;
  readonly spikes: number;
  /** bytes of this process at most */
  readonly peakMemory: number;
}

/** Synapses are those of one network; times are of all values of a sweep. */
export function plainStats({ recording, measured }: RunOutcome): Stats {
  const { populations, projections, step } = recording;
  const steps = stepsOf(recording);
  const { backend, threads, connecting, running, spikes, bytes } = measured;
  return {
    backend,
    threads,
    neurons: sum(populations.map(population => population.size)),
    synapses: sum(projections.map(projection => projection.synapses)),
    projections: projections.map(({ name, synapses, states = [] }) => {
      const held = bytes.find(memoryItem => memoryItem.what === `synapses of ${name}`)?.bytes;
      return { name, synapses, states, ...(held !== undefined && synapses > 0 && { bytesEach: held / synapses }) };
    }),
    connectingSeconds: connecting,
    runningSeconds: running,
    stepsPerSecond: steps / running,
    realTimeFactor: running / ((steps * step) / 1000),
    spikes,
    peakMemory: process.resourceUsage().maxRSS * 1024
  };
}

/** `digest` of the recording, where it was kept. */
export function statsText(outcome: RunOutcome, digest: string | undefined): string {
  const stats = plainStats(outcome);
  const seconds = (value: number): string => `${value.toPrecision(3)} s`;
  const each = stats.projections.flatMap(({ name, synapses, bytesEach, states }) => [
    [`    ${name}`, `${formatCount(synapses)}${bytesEach === undefined ? '' : `, ${bytesEach.toFixed(1)} bytes each`}`],
    ...states.map(state => [`      ${state.name}`, placeText(state)])
  ]);
  return table([
    ['  neurons', formatCount(stats.neurons)],
    ['  synapses', formatCount(stats.synapses)],
    ...each,
    ['  spikes', formatCount(stats.spikes)],
    ['  connecting', seconds(stats.connectingSeconds)],
    ['  running', `${seconds(stats.runningSeconds)}, ${formatCount(Math.round(stats.stepsPerSecond))} steps/s`],
    ['  real-time factor', `${stats.realTimeFactor.toPrecision(3)} (seconds a simulated second)`],
    ['  memory', `${formatBytes(stats.peakMemory)} at most`],
    ['  backend', `${stats.backend}, ${stats.threads} ${stats.threads === 1 ? 'thread' : 'threads'}`],
    ...(digest === undefined ? [] : [['  digest', digest]])
  ]);
}

/** Over all values of a sweep. */
const stepsOf = ({ steps, points }: Recording): number =>
  points.length === 0 ? steps : sum(points.map(point => stepsOf(point.recording)));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** `each step: 6.4 million values` */
function placeText({ place, updates }: Stats['projections'][number]['states'][number]): string {
  const each = `${formatCount(Math.round(updates))} ${updates === 1 ? 'value' : 'values'} each step`;
  switch (place) {
    case 'target':
      return `summed on each target: ${each}`;
    case 'neuron':
      return updates > 0 ? `once a neuron: ${each}` : 'once a neuron, at its spikes';
    case 'events':
      return 'of each synapse, at its spikes';
    case 'step':
      return `of each synapse: ${each}`;
  }
}
