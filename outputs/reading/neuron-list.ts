// Numbers of elements for a message.

/** `[3]`, `[0..9]`, `[0, 4, 9 and 12 more]` */
export function listNeurons(neurons: Uint32Array): string {
  const first = neurons[0]!;
  const last = neurons[neurons.length - 1]!;
  if (neurons.length === 1) return `[${first}]`;
  if (last - first === neurons.length - 1) return `[${first}..${last}]`;
  const shown = Array.from(neurons.subarray(0, 3)).join(', ');
  return neurons.length <= 3 ? `[${shown}]` : `[${shown} and ${neurons.length - 3} more]`;
}
