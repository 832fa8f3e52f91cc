// Which neurons of a population take part.

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
