// Synapses with delays of their own, laid out so that those of one delay stand together.
import { longest } from '../../network/index.js';
import { ProgressMeter } from '../../watch/index.js';

/** Delays that occur, in steps, longest first: spikes that arrive together come in the order in which they were sent. */
export function distinctDelays(delays: number | Uint32Array): number[] {
  if (typeof delays === 'number') return [delays];
  // a set of all synapses takes long: their delays are few
  const seen = new Uint8Array(longest(delays) + 1);
  for (const steps of delays) seen[steps] = 1;
  const distinct: number[] = [];
  for (let steps = seen.length - 1; steps >= 0; steps--) if (seen[steps]) distinct.push(steps);
  return distinct;
}

/**
 * Sorts the synapses of each stretch by delay, shortest first, those of one delay left in order. Stretch i has the places
 * starts[i] .. starts[i + 1] - 1; `synapse` and `others` are by place and change, `delays` by synapse. Returns delays by place. Throws Cancelled.
 */
export function sortByDelay(
  starts: Uint32Array,
  delays: Uint32Array,
  synapse: Uint32Array,
  others?: Uint16Array | Uint32Array,
  progress = new ProgressMeter()
): Uint32Array {
  const sorted = new Uint32Array(synapse.length);
  let most = 0;
  for (let stretch = 0; stretch + 1 < starts.length; stretch++)
    most = Math.max(most, starts[stretch + 1]! - starts[stretch]!);
  const keys = new Float64Array(most);
  for (let stretch = 0; stretch + 1 < starts.length; stretch++) {
    const from = starts[stretch]!;
    const to = starts[stretch + 1]!;
    const count = to - from;
    const numbers = synapse.slice(from, to);
    const neurons = others?.slice(from, to);
    // sorted as numbers, each a delay and a place in the stretch: a function that compares would take most of the time
    for (let i = 0; i < count; i++) keys[i] = delays[numbers[i]!]! * count + i;
    keys.subarray(0, count).sort();
    for (let i = 0; i < count; i++) {
      const steps = Math.floor(keys[i]! / count);
      const old = keys[i]! - steps * count;
      sorted[from + i] = steps;
      synapse[from + i] = numbers[old]!;
      if (others) others[from + i] = neurons![old]!;
    }
    progress.spend(count);
  }
  return sorted;
}
