// The propagators of a linear part over one step of the run.
import type { GroupPlan, LinearPlan, Propagator } from '../plan/index.js';
import { propagator, type NoiseColumn } from './propagator.js';

/** `entries` are the values of `linear.matrix`, `factors` those of `linear.noise`; `step` in ms. */
export function stepPropagators(
  { integrator: { linear, remaining }, noises, states }: Pick<GroupPlan, 'integrator' | 'noises' | 'states'>,
  entries: readonly number[],
  factors: readonly number[],
  step: number
): NonNullable<LinearPlan['propagators']> {
  const n = linear.slots.length;
  const matrix = new Float64Array(n * n);
  linear.matrix.forEach(({ row, column }, i) => (matrix[row * n + column] = entries[i]!));
  const columns = (linear.noise.length ? noises : []).map(({ of }, number): NoiseColumn => {
    const rows = linear.slots.map(() => 0);
    linear.noise.forEach(({ row, noise }, i) => noise === number && (rows[row] = factors[i]!));
    return { rows, shared: of !== 'neuron' };
  });
  const frozen = linear.slots.map(slot => states[slot]!.held);
  const never = linear.slots.map(() => false);
  const over = (duration: number, rows: readonly boolean[]): Propagator => propagator(matrix, columns, duration, rows);
  const free = over(step, never);
  const anyHeld = frozen.includes(true);
  const heldWhole = anyHeld ? over(step, frozen) : free;
  if (remaining.length === 0) return { free, held: heldWhole };
  // other states need the value at mid-step
  const freeHalf = over(step / 2, never);
  return { free, held: heldWhole, freeHalf, heldHalf: anyHeld ? over(step / 2, frozen) : freeHalf };
}
