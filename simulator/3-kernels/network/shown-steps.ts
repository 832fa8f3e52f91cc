// The spikes of a recording by their steps, which are in order.
import type { ShownSpikes } from '../../2-plan/index.js';

/** How many of its spikes come before a step, counted from its beginning. */
export function placeOf({ steps }: ShownSpikes, step: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps[middle]! < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The neurons that fire in a step, ascending. */
export function eachShown(spikes: ShownSpikes, step: number, visit: (neuron: number) => void): void {
  for (let at = placeOf(spikes, step); spikes.steps[at] === step; at++) visit(spikes.neurons[at]!);
}
