// What the code of a group has at hand in a step: the time in both lanes, and numbers of its neurons, random ones and their own.
import type { Code, Cursor, F64x2, I32, Variable } from '../code/index.js';

/** Step, and the times in ms at its start, in its middle and at its end, each in both lanes. */
export type StepNumbers = readonly [Variable<F64x2>, Variable<F64x2>, Variable<F64x2>, Variable<F64x2>];

export const stepNumbers = (f: Code): StepNumbers => [
  f.local('f64x2'),
  f.local('f64x2'),
  f.local('f64x2'),
  f.local('f64x2')
];

/** `h` in ms. */
export function setStepNumbers(step: I32, h: number, [number, start, middle, end]: StepNumbers): void {
  number.set(step.toF64().splat());
  start.set(step.toF64().minus(1).times(h).splat());
  middle.set(step.toF64().minus(0.5).times(h).splat());
  end.set(step.toF64().times(h).splat());
}

/** The numbers of two neurons; `at`: of the first. */
export const numbersOfNeurons = (f: Code, at: Cursor): F64x2 =>
  at.number.toF64().splat().plus(f.f64x2(0).withLane(1, 1));
