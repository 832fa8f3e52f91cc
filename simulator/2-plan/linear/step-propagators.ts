// Exact steps of linear systems with constant coefficients: x' = A x + b + S xi, b constant over the step.
import type { Integrated, LinearPlaces, Propagator, Propagators } from '../plan/index.js';
import { Exponential, norm, type Matrix } from './matrix-exponential.js';
import { NoisyStates, type NoiseEntry } from './noisy-states.js';
import { placeIn, placesOf } from './places.js';

/** Of each kind of neuron the values of `linear.matrix`, then those of `linear.noise`. */
export interface Coefficients {
  readonly kinds: number;
  readonly values: Float64Array;
}

/** Of one duration, with or without states that are held. */
interface Over {
  readonly duration: number;
  readonly held: readonly boolean[];
  readonly into: Propagator;
}

/** The steps of kinds of neurons of a group over `step` ms, one after the other; `made`: after each. */
export function stepPropagators(
  group: Pick<Integrated, 'integrator' | 'noises' | 'states'>,
  coefficients: Coefficients,
  step: number,
  made: () => void = () => undefined
): Propagators {
  const {
    integrator: { linear, remaining },
    noises,
    states
  } = group;
  const places = placesOf(linear, noises);
  const { kinds } = coefficients;
  const frozen = linear.slots.map(slot => states[slot]!.held);
  const never = linear.slots.map(() => false);
  const anyHeld = frozen.includes(true);
  const over = (duration: number, held: readonly boolean[], noisy: boolean): Over => ({
    duration,
    held,
    into: empty(places, kinds, noisy)
  });
  const free = over(step, never, true);
  const held = anyHeld ? over(step, frozen, true) : free;
  // other states need the value at mid-step
  const freeHalf = remaining.length > 0 ? over(step / 2, never, false) : undefined;
  const heldHalf = freeHalf && anyHeld ? over(step / 2, frozen, false) : freeHalf;
  const all = [...new Set([free, held, freeHalf, heldHalf])].filter(one => one !== undefined);
  const maker = new Maker(group, places);
  const length = linear.matrix.length + linear.noise.length;
  for (let kind = 0; kind < kinds; kind++) {
    maker.take(coefficients.values.subarray(kind * length, (kind + 1) * length));
    for (const one of all) maker.make(one, kind);
    made();
  }
  return {
    places,
    kinds,
    free: free.into,
    held: held.into,
    ...(freeHalf && heldHalf ? { freeHalf: freeHalf.into, heldHalf: heldHalf.into } : {})
  };
}

function empty({ change, noise, shared }: LinearPlaces, kinds: number, noisy: boolean): Propagator {
  const numbers = (count: number): Float64Array => new Float64Array(kinds * count);
  const { length } = change.columns;
  return {
    change: numbers(length),
    integral: numbers(length),
    ...(noisy && noise.columns.length ? { noise: numbers(noise.columns.length) } : {}),
    ...(noisy && shared.columns.length ? { shared: numbers(shared.columns.length) } : {})
  };
}

/** Makes the steps of one kind of neuron after the other. */
class Maker {
  private readonly algebra: Exponential;
  /** where each coefficient of the matrix goes */
  private readonly target: readonly number[];
  private readonly ofRow: Uint32Array;
  private readonly own: readonly NoisyStates[];
  private readonly shared: readonly NoisyStates[];
  private coefficients: Float64Array = new Float64Array(0);
  /** A of the kind; A and A times the duration with rows that are held at 0 */
  private readonly matrix: Matrix;
  private readonly free: Matrix;
  private readonly timed: Matrix;
  private readonly change: Matrix;
  private readonly integral: Matrix;
  private readonly durations: Float64Array;

  constructor(
    { integrator: { linear }, noises }: Pick<Integrated, 'integrator' | 'noises'>,
    private readonly places: LinearPlaces
  ) {
    const { change, noise, shared } = places;
    const n = linear.slots.length;
    this.algebra = new Exponential(change);
    [this.matrix, this.free, this.timed, this.change, this.integral] = [0, 0, 0, 0, 0].map(() =>
      this.algebra.empty()
    ) as [Matrix, Matrix, Matrix, Matrix, Matrix];
    this.durations = new Float64Array(n);
    this.target = linear.matrix.map(({ row, column }) => placeIn(change, row, column));
    this.ofRow = rowsOf(change);
    const entries = linear.noise.map((item, i): NoiseEntry => ({ ...item, coefficient: linear.matrix.length + i }));
    const reached = (from: number, { starts }: typeof noise): number[] =>
      Array.from({ length: n }, (_, row) => row).filter(row => starts[from + row + 1]! > starts[from + row]!);
    const ofNeuron = entries.filter(item => noises[item.noise]!.of === 'neuron');
    this.own = ofNeuron.length ? [new NoisyStates(reached(0, noise), ofNeuron, false, change)] : [];
    this.shared = (linear.noise.length ? [...noises.keys()] : [])
      .filter(number => noises[number]!.of !== 'neuron')
      .map((number, i) => {
        const ofNoise = entries.filter(item => item.noise === number);
        return new NoisyStates(reached(i * n, shared), ofNoise, true, change);
      });
  }

  take(coefficients: Float64Array): void {
    this.coefficients = coefficients;
    this.target.forEach((place, i) => (this.matrix[place] = coefficients[i]!));
  }

  make({ duration, held, into }: Over, kind: number): void {
    const { places, ofRow, matrix, free, timed, change, integral, durations } = this;
    for (let p = 0; p < matrix.length; p++) {
      free[p] = held[ofRow[p]!] ? 0 : matrix[p]!;
      timed[p] = free[p]! * duration;
    }
    for (let row = 0; row < durations.length; row++) durations[row] = held[row] ? 0 : duration;
    this.algebra.expm1(timed, durations, change, integral);
    into.change.set(change, kind * change.length);
    into.integral.set(integral, kind * change.length);
    const largest = into.noise || into.shared ? norm(timed, places.change) : 0;
    if (into.noise) this.addNoise(this.own, into.noise, kind, held, duration, largest);
    if (into.shared) this.addNoise(this.shared, into.shared, kind, held, duration, largest);
  }

  private addNoise(
    blocks: readonly NoisyStates[],
    into: Float64Array,
    kind: number,
    held: readonly boolean[],
    duration: number,
    largest: number
  ): void {
    let at = kind * blocks.reduce((sum, block) => sum + block.length, 0);
    for (const block of blocks) {
      into.set(block.factors(this.free, this.coefficients, held, duration, largest), at);
      at += block.length;
    }
  }
}

function rowsOf({ starts, columns }: LinearPlaces['change']): Uint32Array {
  const rows = new Uint32Array(columns.length);
  for (let row = 0; row + 1 < starts.length; row++) rows.fill(row, starts[row], starts[row + 1]);
  return rows;
}
