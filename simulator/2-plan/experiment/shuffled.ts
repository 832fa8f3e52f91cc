// The order in which shuffled samples come.
import { RandomStream } from '../../0-numbers/index.js';

/**
 * A permutation of 0 .. count - 1 (R. Durstenfeld 1964, doi:10.1145/364520.364540), another one for each seed, shuffled loop of an experiment and
 * time that this begins.
 */
export function shuffled(count: number, seed: number, loop: number, pass: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const stream = new RandomStream(seed, `shuffle${loop}`);
  for (let i = count - 1; i > 0; i--) {
    const other = Math.floor(stream.seek(i, pass).uniform() * (i + 1));
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}
