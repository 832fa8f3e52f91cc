// Synapses with delays of their own, laid out so that those of one delay stand together.

/** Delays that occur, in steps, longest first: spikes that arrive together come in the order in which they were sent. */
export const distinctDelays = (delays: number | Uint32Array): number[] =>
  typeof delays === 'number' ? [delays] : [...new Set(delays)].sort((a, b) => b - a);

/**
 * Sorts the synapses of each stretch by delay, shortest first, those of one delay left in order. Stretch i has the places
 * starts[i] .. starts[i + 1] - 1; `synapse` and `others` are by place and change, `delays` by synapse. Returns delays by place.
 */
export function sortByDelay(
  starts: Uint32Array,
  delays: Uint32Array,
  synapse: Uint32Array,
  others?: Uint16Array | Uint32Array
): Uint32Array {
  for (let stretch = 0; stretch + 1 < starts.length; stretch++) {
    const from = starts[stretch]!;
    const to = starts[stretch + 1]!;
    const numbers = synapse.slice(from, to);
    const neurons = others?.slice(from, to);
    const order = Uint32Array.from(numbers, (_, i) => i).sort(
      (a, b) => delays[numbers[a]!]! - delays[numbers[b]!]! || a - b
    );
    order.forEach((old, i) => {
      synapse[from + i] = numbers[old]!;
      if (others) others[from + i] = neurons![old]!;
    });
  }
  return Uint32Array.from(synapse, value => delays[value]!);
}
