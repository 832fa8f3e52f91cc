// The states that are advanced exactly: x += change x + integral drive + noise N + shared M (Rotter & Diesmann 1999, doi:10.1007/s004220050570).
import { RandomStream } from '../../../0-numbers/index.js';
import type { GroupPlan, Propagator } from '../../../2-plan/index.js';
import { propagatorsIn, type Propagators } from '../../network/index.js';
import { noisyColumns, streamOfColumn, type Evaluate, type GroupValues } from '../../values/index.js';

export class LinearStep {
  /** values of the loaded neuron at the start, in the middle and at the end of the step, in the order of `slots` */
  readonly start: Float64Array;
  readonly middle: Float64Array;
  readonly end: Float64Array;
  private readonly size: number;
  private readonly states: readonly Float64Array[];
  private readonly drives: readonly { readonly row: number; readonly value: Evaluate }[];
  private readonly drive: Float64Array;
  private readonly normal: Float64Array;
  private readonly noises: readonly { readonly column: number; readonly stream: RandomStream }[];
  private readonly sharedNoises: readonly RandomStream[];
  /** those that occur, and which of them each neuron has; without `which` all have the first */
  private readonly propagators: readonly Propagators[];
  private readonly which?: Uint32Array;

  constructor(group: GroupPlan, values: GroupValues, h: number, seed: number) {
    const { linear } = group.integrator;
    const n = (this.size = linear.slots.length);
    this.start = new Float64Array(n);
    this.middle = new Float64Array(n);
    this.end = new Float64Array(n);
    this.drive = new Float64Array(n);
    this.normal = new Float64Array(n + 1);
    this.states = linear.slots.map(slot => values.states[slot]!);
    this.drives = linear.drive.flatMap((f, row) =>
      f.kind === 'number' && f.value === 0 ? [] : [{ row, value: values.compile(f) }]
    );
    [this.propagators, this.which] = propagatorsIn(group, values, h);
    this.noises = noisyColumns(linear, this.propagators).map(column => ({
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
    for (const { row, value } of this.drives) this.drive[row] = value(neuron);
  }

  /** The loaded neuron at the end of the step, into `end`. */
  whole(neuron: number, held: boolean, step: number): void {
    const { free, held: frozen } = this.propagators[this.which ? this.which[neuron]! : 0]!;
    const chosen = held ? frozen : free;
    this.apply(chosen, this.end);
    if (chosen.noise) this.addNoise(chosen.noise, neuron, step);
    if (chosen.shared) this.addShared(chosen.shared, step);
  }

  /** The loaded neuron at mid-step, into `middle`. */
  half(neuron: number, held: boolean): void {
    const { freeHalf, heldHalf } = this.propagators[this.which ? this.which[neuron]! : 0]!;
    this.apply((held ? heldHalf : freeHalf)!, this.middle);
  }

  /** Writes values back to the states of a neuron. */
  store(neuron: number, from: Float64Array): void {
    for (let r = 0; r < this.size; r++) this.states[r]![neuron] = from[r]!;
  }

  private apply({ change, integral }: Propagator, into: Float64Array): void {
    const { size, start, drive, drives } = this;
    for (let r = 0, at = 0; r < size; r++, at += size) {
      let sum = 0;
      for (let c = 0; c < size; c++) sum += change[at + c]! * start[c]!;
      for (let d = 0; d < drives.length; d++) sum += integral[at + drives[d]!.row]! * drive[drives[d]!.row]!;
      into[r] = start[r]! + sum;
    }
  }

  private addNoise(noise: Float64Array, neuron: number, step: number): void {
    for (const { column, stream } of this.noises) this.normal[column] = stream.seek(neuron, step).normal();
    for (let r = 0; r < this.size; r++) {
      for (let c = 0; c <= r; c++) this.end[r]! += noise[r * this.size + c]! * this.normal[c]!;
    }
  }

  private addShared(factors: Float64Array, step: number): void {
    const { size, normal, end, sharedNoises } = this;
    let at = 0;
    for (const stream of sharedNoises) {
      for (let c = 0; c <= size; c++) normal[c] = stream.seek(c, step).normal();
      for (let r = 0; r < size; r++) {
        for (let c = 0; c <= size; c++, at++) if (factors[at] !== 0) end[r]! += factors[at]! * normal[c]!;
      }
    }
  }
}
