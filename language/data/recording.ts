// Spikes at addresses, as a sensor or a simulation gives them.

export interface Events {
  /** ms, ascending */
  readonly times: Float64Array;
  readonly addresses: Uint32Array;
  /** extents of the axes of an address, the last running fastest */
  readonly shape: readonly number[];
}

/** What reads a recording is told of the shape that was given, if any. */
export type EventReader = (bytes: Uint8Array, file: string, shape: Extents | undefined) => Events;

export interface Extents {
  readonly height: number;
  readonly width: number;
}

/** In order of time; of one time, as they came. */
export function inOrder(times: Float64Array, addresses: Uint32Array): Pick<Events, 'times' | 'addresses'> {
  if (times.every((time, i) => i === 0 || times[i - 1]! <= time)) return { times, addresses };
  const order = Array.from(times.keys()).sort((a, b) => times[a]! - times[b]! || a - b);
  return {
    times: Float64Array.from(order, i => times[i]!),
    addresses: Uint32Array.from(order, i => addresses[i]!)
  };
}
