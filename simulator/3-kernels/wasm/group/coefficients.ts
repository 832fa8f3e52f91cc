// Entries of the propagators of a group: one number where they are the same for all neurons, else one a neuron in the memory of the kernel.
import type { LinearPlan, Propagator } from '../../../2-plan/index.js';
import type { Arena } from '../memory/arena.js';

export type Propagators = NonNullable<LinearPlan['propagators']>;

export class Coefficients {
  /** equal entries share one array, so that what they compute is computed once */
  private readonly arrays = new Map<string, Float64Array>();

  /** `propagators` that occur, and which of them each neuron has; without `which` all have the first. */
  constructor(
    private readonly propagators: readonly Propagators[],
    private readonly which: Uint32Array | undefined,
    private readonly arena: Arena
  ) {}

  /** 0 where there is none. */
  at(duration: keyof Propagators, part: keyof Propagator, place: number): number | Float64Array {
    const values = this.propagators.map(propagator => propagator[duration]?.[part]?.[place] ?? 0);
    const [first = 0] = values;
    if (!this.which || values.every(value => value === first)) return first;
    const key = values.join();
    const known = this.arrays.get(key);
    if (known) return known;
    // a second lane behind the last neuron repeats it
    const placed = this.arena.f64(this.which.length + 1);
    placed.forEach((_, neuron) => (placed[neuron] = values[this.which![Math.min(neuron, this.which!.length - 1)]!]!));
    this.arrays.set(key, placed);
    return placed;
  }
}
