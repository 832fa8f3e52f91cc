// Durations as whole numbers of steps, see simulator/0-numbers/steps.ts: the same operations.
import { mostSteps } from '../../../0-numbers/index.js';
import type { Code, F64, I32 } from '../code/index.js';

const slack = 2 ** -50;

/** A duration in ms in steps of `h`, rounded up. */
export const stepsAbove = (f: Code, duration: F64, h: number): F64 =>
  withSlack(f.keep(duration.over(h)), -slack).ceil();

/** A duration in whole steps, and whether it is on the grid, one step or more, and no more than a run may have. */
export function stampOf(f: Code, duration: F64, h: number): { readonly steps: F64; readonly isStamp: I32 } {
  const quotient = f.keep(duration.over(h));
  const steps = f.keep(withSlack(quotient, slack).plus(0.5).floor());
  const isOnGrid = withSlack(quotient, slack).floor().equals(withSlack(quotient, -slack).ceil());
  return { steps, isStamp: isOnGrid.and(steps.isAtMost(mostSteps)).and(steps.isAtLeast(1)) };
}

const withSlack = (quotient: F64, relative: number): F64 => quotient.plus(quotient.absolute().times(relative));
