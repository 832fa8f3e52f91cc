// Neurons of one side of a projection. A place counts within the set, a number within the population.
import type { Axis, NeuronSet } from '../plan/index.js';

/** Those of a population with these extents that lie in the ranges, one an axis, both ends included; without ranges all of them. */
export function neuronSet(
  population: string,
  extents: readonly number[],
  ranges?: ReadonlyArray<{ readonly low: number; readonly high: number }>
): NeuronSet {
  const size = extents.reduce((product, extent) => product * extent, 1);
  const axes = extents.map((extent, axis): Axis => {
    const { low, high } = ranges?.[axis] ?? { low: 0, high: extent - 1 };
    return { extent, low, count: high - low + 1 };
  });
  const count = axes.reduce((product, axis) => product * axis.count, 1);
  if (axes.length === 1) return { population, size, first: axes[0]!.low, count, axes };
  if (count === size) return { population, size, first: 0, count, axes };
  const neurons = box(axes, count);
  return { population, size, first: neurons[0]!, count, neurons, axes };
}

function box(axes: readonly Axis[], count: number): Uint32Array {
  const neurons = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    let rest = i;
    let index = 0;
    let stride = 1;
    for (const axis of axes.toReversed()) {
      index += (axis.low + (rest % axis.count)) * stride;
      rest = Math.floor(rest / axis.count);
      stride *= axis.extent;
    }
    neurons[i] = index;
  }
  return neurons;
}

export const numberAt = (set: NeuronSet, place: number): number => set.neurons?.[place] ?? set.first + place;

/** The place of a neuron, or -1 where it is not in the set. */
export function placeOf(set: NeuronSet, number: number): number {
  if (!set.neurons) return number >= set.first && number < set.first + set.count ? number - set.first : -1;
  let low = 0;
  let high = set.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (set.neurons[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low < set.count && set.neurons[low] === number ? low : -1;
}

/** How messages name the set: `E`, `E[0..9]`, `part of E`. */
export function setText(set: NeuronSet): string {
  if (set.count === set.size) return set.population;
  return set.neurons ? `part of ${set.population}` : `${set.population}[${set.first}..${set.first + set.count - 1}]`;
}
