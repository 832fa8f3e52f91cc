// The propagators of a linear part over one step of the run.
import type { LinearPlan, Propagator } from '../plan.js';
import { propagator } from './propagator.js';

/**
 * `entries` are the values of `linear.matrix`, `noise` those of `linear.noise`; `held[slot]`: the state is kept while its neuron is
 * refractory; `step` in ms; `half`: other states need the value at mid-step.
 */
export function stepPropagators(
  linear: LinearPlan,
  entries: readonly number[],
  noise: readonly number[],
  held: readonly boolean[],
  step: number,
  half: boolean
): NonNullable<LinearPlan['propagators']> {
  const n = linear.slots.length;
  const matrix = new Float64Array(n * n);
  linear.matrix.forEach(({ row, column }, i) => (matrix[row * n + column] = entries[i]!));
  const frozen = linear.slots.map(slot => held[slot]!);
  const never = linear.slots.map(() => false);
  const over = (duration: number, rows: readonly boolean[]): Propagator => propagator(matrix, noise, duration, rows);
  const free = over(step, never);
  const anyHeld = frozen.includes(true);
  const heldWhole = anyHeld ? over(step, frozen) : free;
  if (!half) return { free, held: heldWhole };
  const freeHalf = over(step / 2, never);
  return { free, held: heldWhole, freeHalf, heldHalf: anyHeld ? over(step / 2, frozen) : freeHalf };
}
