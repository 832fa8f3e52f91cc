// The numbers of the neurons of a set.
import type { NeuronSet } from '../2-plan/index.js';

export const numbersOf = (set: NeuronSet): Uint32Array =>
  set.neurons?.slice() ?? Uint32Array.from({ length: set.count }, (_, i) => set.first + i);
