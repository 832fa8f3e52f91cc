// The spikes of a recording on the grid of the step, as an encoder that reads it fires.
import { stepsAbove } from '../../0-numbers/index.js';
import type { ShownSpikes } from '../plan/index.js';

/**
 * `times` in ms since the beginning of the recording, `addresses` the neurons: rounded up to the grid, in the first step at the earliest, in step `most` at
 * the latest; those behind are not shown. Several of one neuron in a step are one spike. `h`: the step in ms.
 */
export function shownSpikes(
  { times, addresses }: { readonly times: Float64Array; readonly addresses: Uint32Array },
  h: number,
  { factor = 1, most = Infinity }: { readonly factor?: number; readonly most?: number } = {}
): ShownSpikes {
  const size = addresses.reduce((largest, address) => Math.max(largest, address + 1), 1);
  const keys = new Float64Array(times.length);
  let count = 0;
  for (let i = 0; i < times.length; i++) {
    const step = Math.max(1, stepsAbove(times[i]! * factor, h));
    if (step <= most) keys[count++] = step * size + addresses[i]!;
  }
  const sorted = keys.subarray(0, count).sort();
  const once = sorted.filter((key, i) => i === 0 || key !== sorted[i - 1]);
  return {
    steps: Uint32Array.from(once, key => Math.floor(key / size)),
    neurons: Uint32Array.from(once, key => key % size),
    merged: count - once.length
  };
}
