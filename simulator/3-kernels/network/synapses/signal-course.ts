// How far a signal that all synapses share has come: an integral of it, weighted as a state that decays, from the last start on. What
// synapses keep stands still between events; with the numbers here it becomes what the model calls by that name.
import { exp } from '../../../0-numbers/index.js';
import type { Course } from '../../../2-plan/index.js';
import type { Allocator, Saved } from '../../values/index.js';

export class SignalCourse {
  /** by slot of the variable and steps since the start: what is left of a state that was 1, one by that, what the integral has come to */
  readonly columns: readonly [Float64Array, Float64Array, Float64Array];
  /** weights of the steps: a state that was 1 at the start is taken in the middle of each */
  readonly middle: Float64Array;
  /** the step of the last start, for each thread the same */
  readonly begun: Uint32Array;

  /** `h`: the step in ms. */
  constructor(
    readonly plan: Course,
    h: number,
    allocator: Allocator,
    threads: number
  ) {
    const { rate, every } = plan;
    const table = (value: (steps: number) => number): Float64Array => {
      const values = allocator.f64(every + 1);
      for (let steps = 0; steps <= every; steps++) values[steps] = value(steps);
      return values;
    };
    this.columns = [
      table(steps => exp(rate * (steps * h))),
      table(steps => exp(-rate * (steps * h))),
      allocator.f64(every + 1)
    ];
    this.middle = table(steps => exp(rate * ((steps - 0.5) * h)) * h);
    this.begun = allocator.u32(threads);
  }

  /** A variable of the course as it is for what happens in a step, or at its end. */
  at(slot: number, step: number): number {
    return this.columns[slot]![step - this.begun[0]!]!;
  }

  /** `signal`: over the step. */
  advance(step: number, signal: number): void {
    const [, , integral] = this.columns;
    const at = step - this.begun[0]!;
    integral[at] = integral[at - 1]! + this.middle[at]! * signal;
  }

  /** Starts anew at the end of a step. */
  begin(step: number): void {
    this.begun.fill(step);
  }

  /** Makes what synapses keep what the model calls so, at the end of a step, and starts anew. */
  settle(tags: Float64Array, moved: Float64Array, step: number): void {
    const { factor } = this.plan;
    const [kept, integral] = [this.at(0, step), this.at(2, step)];
    for (let i = 0; i < tags.length; i++) {
      moved[i]! += factor * tags[i]! * integral;
      tags[i]! *= kept;
    }
    this.begin(step);
  }

  /** Of another network it takes over what that one has come to, or else that it starts with the step. */
  save(step: number): Saved<SavedCourse> {
    const [, , integral] = this.columns;
    return {
      value: { begun: this.begun[0]!, integral: integral.slice() },
      put: saved => {
        this.begin(saved?.begun ?? step);
        if (saved?.integral.length === integral.length) integral.set(saved.integral);
      }
    };
  }
}

type SavedCourse = { readonly begun: number; readonly integral: Float64Array } | undefined;

/** Bytes of its tables. */
export const courseBytes = (course: Course | undefined): number => (course ? 4 * 8 * (course.every + 1) : 0);
