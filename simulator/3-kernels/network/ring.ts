// Input that is under way to one state of a group: what arrives in each of the next steps, for each neuron.
import { networkError } from '../../2-plan/index.js';
import { heap, type Allocator } from '../values/index.js';

/** 8 GiB */
const mostEntries = 2 ** 30;

export class Ring {
  /** `values[at(step) + neuron]` arrives in that step */
  values: Float64Array;
  slots = 1;
  /** even, so that a step's arrivals are whole pairs of lanes for a backend that works so */
  readonly stride: number;

  constructor(
    readonly size: number,
    private readonly allocator: Allocator = heap
  ) {
    this.stride = size + (size % 2);
    this.values = allocator.f64(this.stride);
  }

  /** Makes room for delays up to this many steps. Only before the run: what is under way is lost. */
  reserve(delay: number): void {
    if (delay < this.slots) return;
    if ((delay + 1) * this.stride > mostEntries) {
      const what = `A delay of ${delay} steps into ${this.size} neurons`;
      throw networkError(
        'delay-too-long',
        `${what} needs more room than there is; make the longest delay shorter or the step longer.`
      );
    }
    this.slots = delay + 1;
    this.values = this.allocator.f64(this.slots * this.stride);
  }

  /** Where the arrivals of a step begin. */
  at(step: number): number {
    return (step % this.slots) * this.stride;
  }
}

/** Bytes of what is under way to one state of `size` neurons, for delays up to so many steps. */
export const ringBytes = (size: number, delay: number): number => 8 * (size + (size % 2)) * (delay + 1);
