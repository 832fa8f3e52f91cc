// Neurons of one side of a projection. A place counts within the set, a number within the population.

/** Neurons `first` .. `first + count - 1`, or (slices of several axes) those in `neurons`, ascending. */
export interface NeuronSet {
  readonly population: string;
  /** number of neurons in the population */
  readonly size: number;
  readonly first: number;
  readonly count: number;
  readonly neurons?: Uint32Array;
  /** absent: one axis */
  readonly axes?: readonly Axis[];
}

/** Of the population's neurons along an axis, `low` .. `low + count - 1` are in the set. */
export interface Axis {
  readonly extent: number;
  readonly low: number;
  readonly count: number;
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
