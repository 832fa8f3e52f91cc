// The states that are advanced exactly: x += change x + integral drive + noise N + shared M (Rotter & Diesmann 1999, doi:10.1007/s004220050570).
import { RandomStream } from '../../../0-numbers/index.js';
import type { Integrated, Places, Propagator, Propagators } from '../../../2-plan/index.js';
import { noisyColumns, streamOfColumn, type Evaluate, type IntegratedValues } from '../../values/index.js';

export class LinearStep {
  /** values of the loaded neuron at the start, in the middle and at the end of the step, in the order of `slots` */
  readonly start: Float64Array;
  readonly middle: Float64Array;
  readonly end: Float64Array;
  private readonly size: number;
  private readonly states: readonly Float64Array[];
  /** by row; undefined where there is none */
  private readonly drives: readonly (Evaluate | undefined)[];
  private readonly drive: Float64Array;
  private readonly normal: Float64Array;
  private readonly noises: readonly { readonly column: number; readonly stream: RandomStream }[];
  private readonly sharedNoises: readonly RandomStream[];
  private readonly propagators: Propagators;
  /** the kind of each neuron; without, all are of the first */
  private readonly which: Uint32Array | undefined;
  private kind = 0;

  constructor(group: Integrated, values: IntegratedValues, h: number, seed: number) {
    const { linear } = group.integrator;
    const n = (this.size = linear.slots.length);
    this.start = new Float64Array(n);
    this.middle = new Float64Array(n);
    this.end = new Float64Array(n);
    this.drive = new Float64Array(n);
    this.normal = new Float64Array(n + 1);
    this.states = linear.slots.map(slot => values.states[slot]!);
    this.drives = linear.drive.map(f => (f.kind === 'number' && f.value === 0 ? undefined : values.compile(f)));
    ({ propagators: this.propagators, which: this.which } = values.propagators(h));
    this.noises = noisyColumns(this.propagators).map(column => ({
      column,
      stream: new RandomStream(seed, streamOfColumn(group, column))
    }));
    this.sharedNoises = group.noises.flatMap(({ of, stream }) =>
      of === 'neuron' ? [] : [new RandomStream(seed, stream)]
    );
  }

  /** Reads the states of a neuron and its drive, which is constant over the step. */
  load(neuron: number): void {
    for (let r = 0; r < this.size; r++) this.start[r] = this.states[r]![neuron]!;
    for (let r = 0; r < this.size; r++) this.drive[r] = this.drives[r]?.(neuron) ?? 0;
    this.kind = this.which ? this.which[neuron]! : 0;
  }

  /** The loaded neuron at the end of the step, into `end`. */
  whole(neuron: number, held: boolean, step: number): void {
    const { free, held: frozen } = this.propagators;
    const chosen = held ? frozen : free;
    this.apply(chosen, this.end);
    this.addNoises(chosen, neuron, step, this.end, 1);
  }

  /** The loaded neuron at mid-step, into `middle`: half of the noise of the step has come by then, as far as its end tells. */
  half(neuron: number, held: boolean, step: number): void {
    const { free, held: frozen, freeHalf, heldHalf } = this.propagators;
    this.apply((held ? heldHalf : freeHalf)!, this.middle);
    this.addNoises(held ? frozen : free, neuron, step, this.middle, 0.5);
  }

  /** Writes values back to the states of a neuron. */
  store(neuron: number, from: Float64Array): void {
    for (let r = 0; r < this.size; r++) this.states[r]![neuron] = from[r]!;
  }

  private apply({ change, integral }: Propagator, into: Float64Array): void {
    const { size, start, drive, drives, propagators, kind } = this;
    const { starts, columns } = propagators.places.change;
    const first = kind * columns.length;
    for (let r = 0; r < size; r++) {
      let sum = 0;
      for (let p = starts[r]!; p < starts[r + 1]!; p++) sum += change[first + p]! * start[columns[p]!]!;
      for (let p = starts[r]!; p < starts[r + 1]!; p++)
        if (drives[columns[p]!]) sum += integral[first + p]! * drive[columns[p]!]!;
      into[r] = start[r]! + sum;
    }
  }

  /** Adds a share of the noise of a whole step. */
  private addNoises(whole: Propagator, neuron: number, step: number, into: Float64Array, share: number): void {
    const { size, normal, noises, sharedNoises, propagators } = this;
    const { places } = propagators;
    if (whole.noise) {
      for (const { column, stream } of noises) normal[column] = stream.seek(neuron, step).normal();
      this.addNormals(whole.noise, places.noise, 0, into, share);
    }
    if (whole.shared)
      for (const [i, stream] of sharedNoises.entries()) {
        for (let c = 0; c <= size; c++) normal[c] = stream.seek(c, step).normal();
        this.addNormals(whole.shared, places.shared, i * size, into, share);
      }
  }

  /** Adds what stands in some rows of the factors, each times the number of its column. */
  private addNormals(
    factors: Float64Array,
    { starts, columns }: Places,
    rows: number,
    into: Float64Array,
    share: number
  ): void {
    const { size, normal } = this;
    const first = this.kind * columns.length;
    for (let r = 0; r < size; r++)
      for (let p = starts[rows + r]!; p < starts[rows + r + 1]!; p++)
        into[r]! += share * (factors[first + p]! * normal[columns[p]!]!);
  }
}
