// The synapses of one projection sorted by source (rows), for delivering a spike, or by target (columns), for telling synapses of one.
import { neuronNumbers, type Connectivity } from './connectivity.js';

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
 * absent, as few as the population needs.
 */
export function rowsOf(connectivity: Connectivity, withNumbers: boolean, targetBytes?: 2 | 4): Rows {
  const { pre, post, synapses, sources, targets } = connectivity;
  const rowStart = startsOf(pre, sources), next = rowStart.slice(0, sources), sorted = targetBytes === 4 ? new Uint32Array(synapses) : neuronNumbers(targets, synapses);
  const synapse = withNumbers ? new Uint32Array(synapses) : undefined;
  if (post) for (const i of columnsOf(connectivity).synapse!) place(i, i + 1, post[i]!, pre, next, sorted, synapse);
  else for (let t = 0; t < targets; t++) place(connectivity.targetStart![t]!, connectivity.targetStart![t + 1]!, t, pre, next, sorted, synapse);
  return { rowStart, targets: sorted, ...(synapse ? { synapse } : {}) };
}

type Numbers = Uint16Array | Uint32Array;

/** Puts synapses `from` .. `to - 1`, of one target, where their sources have come to. */
function place(from: number, to: number, target: number, pre: Numbers, next: Uint32Array, sorted: Numbers, synapse: Uint32Array | undefined): void {
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
  const start = startsOf(post, targets), next = start.slice(0, targets), synapse = new Uint32Array(synapses);
  for (let i = 0; i < synapses; i++) synapse[next[post[i]!]!++] = i;
  return { start, synapse };
}

/** Where the synapses of each neuron begin when they are sorted by neuron; one entry more than there are neurons. */
function startsOf(neurons: Uint16Array | Uint32Array, population: number): Uint32Array {
  const start = new Uint32Array(population + 1);
  for (let i = 0; i < neurons.length; i++) start[neurons[i]! + 1]!++;
  for (let n = 0; n < population; n++) start[n + 1]! += start[n]!;
  return start;
}
