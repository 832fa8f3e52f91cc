// The key of a stream of random numbers: 64 bits from the seed of a run and the qualified name of what draws.
import { philox, type StreamKey } from './philox.js';

/**
 * `name` tells the streams of one seed apart and never depends on the order of declarations: 'E.V', 'exc(E->I).weight'.
 * `seed` is a whole number from 0 to 2^53 - 1. The characters, then the length, are mixed one after the other into a Philox block.
 */
export function streamKey(seed: number, name: string): StreamKey {
  const key = { low: seed >>> 0, high: Math.floor(seed / 4294967296) };
  const state = new Uint32Array(4);
  for (let i = 0; i <= name.length; i++) {
    const word = i < name.length ? name.charCodeAt(i) : 0x10000 + name.length;
    philox(key, state[0]! ^ word, state[1]!, state[2]!, state[3]!, state);
  }
  return { low: state[0]!, high: state[1]! };
}
