// The random numbers of a noise that is not drawn exactly.
import { RandomStream } from '../../../0-numbers/index.js';
import type { NoisePlan } from '../../../2-plan/index.js';

/** The increment of a noise over a step, in units of its standard deviation. */
export function normalOf({ stream, of }: NoisePlan, seed: number): (neuron: number, step: number) => number {
  const numbers = new RandomStream(seed, stream);
  return (neuron, step) => numbers.seek(of === 'neuron' ? neuron : 0, step).normal();
}
