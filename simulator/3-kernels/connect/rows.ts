// The synapses of one projection sorted by source (rows), for delivering a spike, or by target (columns), for telling synapses of one.
import type { Recipe } from '../../2-plan/index.js';
import { ProgressMeter, span } from '../watch/index.js';
import { neuronBytes, neuronNumbers, type Connectivity } from './connectivity.js';

/** Synapses of source s are rowStart[s] .. rowStart[s + 1] - 1 (s over the whole source population): by target within the row, those of one target in canonical order. */
export interface Rows {
  readonly rowStart: Uint32Array;
  /** target neuron, numbered within its population */
  readonly targets: Uint16Array | Uint32Array;
  /** canonical number of the synapse; absent unless asked for */
  readonly synapse?: Uint32Array;
}

/** Canonical numbers of the synapses of target t are `synapse[start[t]]` .. `synapse[start[t + 1] - 1]`; without `synapse` the places are the numbers. */
export interface Columns {
  readonly start: Uint32Array;
  readonly synapse?: Uint32Array;
}

/**
 * `withNumbers` asks for the canonical numbers, needed where weights or delays differ between synapses. `targetBytes`: of a target;
 * absent, as few as the population needs. Throws Cancelled where `pulse` was told to stop.
 */
export function rowsOf(
  connectivity: Connectivity,
  withNumbers: boolean,
  targetBytes?: 2 | 4,
  progress = new ProgressMeter()
): Rows {
  const { pre, post, synapses, sources, targets } = connectivity;
  const rowStart = startsOf(pre, sources, progress);
  const next = rowStart.slice(0, sources);
  const sorted = targetBytes === 4 ? new Uint32Array(synapses) : neuronNumbers(targets, synapses);
  const synapse = withNumbers ? new Uint32Array(synapses) : undefined;
  const put = (from: number, to: number, target: number): void => {
    place(from, to, target, pre, next, sorted, synapse);
    progress.spend(to - from);
  };
  if (post) for (const i of columnsOf(connectivity).synapse!) put(i, i + 1, post[i]!);
  else for (let t = 0; t < targets; t++) put(connectivity.targetStart![t]!, connectivity.targetStart![t + 1]!, t);
  return { rowStart, targets: sorted, ...(synapse ? { synapse } : {}) };
}

type Numbers = Uint16Array | Uint32Array;

/** Puts synapses `from` .. `to - 1`, of one target, where their sources have come to. */
function place(
  from: number,
  to: number,
  target: number,
  pre: Numbers,
  next: Uint32Array,
  sorted: Numbers,
  synapse: Uint32Array | undefined
): void {
  if (synapse) {
    for (let i = from; i < to; i++) {
      const at = next[pre[i]!]!++;
      sorted[at] = target;
      synapse[at] = i;
    }
  } else for (let i = from; i < to; i++) sorted[next[pre[i]!]!++] = target;
}

export function columnsOf({ post, targetStart, synapses, targets }: Connectivity): Columns {
  if (!post) return { start: targetStart! };
  const start = startsOf(post, targets, new ProgressMeter());
  const next = start.slice(0, targets);
  const synapse = new Uint32Array(synapses);
  for (let i = 0; i < synapses; i++) synapse[next[post[i]!]!++] = i;
  return { start, synapse };
}

/** Where the synapses of each neuron begin when they are sorted by neuron; one entry more than there are neurons. */
function startsOf(neurons: Numbers, population: number, progress: ProgressMeter): Uint32Array {
  const start = new Uint32Array(population + 1);
  for (let from = 0; from < neurons.length; from += span) {
    const to = Math.min(neurons.length, from + span);
    for (let i = from; i < to; i++) start[neurons[i]! + 1]!++;
    progress.spend(to - from);
  }
  for (let n = 0; n < population; n++) start[n + 1]! += start[n]!;
  return start;
}

/** Bytes of the rows of so many synapses. `targetBytes` as `rowsOf` takes it. */
export const rowsBytes = (
  { sources, targets }: Recipe,
  synapses: number,
  withNumbers: boolean,
  targetBytes: 2 | 4 = neuronBytes(targets.size)
): number => rowStartBytes(sources.size) + (targetBytes + (withNumbers ? 4 : 0)) * synapses;

export const rowStartBytes = (sources: number): number => 4 * (sources + 1);

/** Bytes of the columns of so many synapses. */
export const columnsBytes = ({ targets, lists }: Recipe, synapses: number): number =>
  4 * (targets.size + 1) + (lists.post ? 4 * synapses : 0);
