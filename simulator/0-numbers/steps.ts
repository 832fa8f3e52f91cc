// Durations as whole numbers of steps of the grid.
// Decimals are compared as the rationals they are: where duration / step is whole for the decimals (0.3 / 0.1), the quotient of the
// doubles is within 3 · 2^-53 of it, which `slack` forgives, as it does the noise of a computed duration (3 * 0.1 ms). Other decimals
// are further from the grid, unless they need more than 15 digits counted in the last decimal of the two.

const slack = 2 ** -50;

/** Of a run: what a whole number of four bytes with a sign can count. */
export const mostSteps = 2 ** 31 - 1;
/** Of a delay: the spikes of that many steps may be under way. */
export const mostDelaySteps = 2 ** 24 - 1;

/** `below` <= duration / step <= `above`: equal on the grid, else the neighbours. `steps` is the nearest, halves up. */
export interface Steps {
  readonly onGrid: boolean;
  readonly steps: number;
  readonly below: number;
  readonly above: number;
}

/** A duration in steps; both in the same unit, finite, the step positive. */
export function stepsOf(duration: number, step: number): Steps {
  const below = stepsBelow(duration, step);
  const above = stepsAbove(duration, step);
  return { onGrid: below === above, steps: nearestSteps(duration, step), below, above };
}

/** duration / step rounded to the nearest whole number, halves up: for computed delays. */
export const nearestSteps = (duration: number, step: number): number =>
  Math.floor(withSlack(duration / step, slack) + 0.5);

/** duration / step rounded up (5 / 0.1 is 50): for refractory periods. */
export const stepsAbove = (duration: number, step: number): number => Math.ceil(withSlack(duration / step, -slack));

/** duration / step rounded down (0.3 / 0.1 is 3). */
export const stepsBelow = (duration: number, step: number): number => Math.floor(withSlack(duration / step, slack));

/** steps · step without the noise of binary fractions (3 · 0.1 is 0.3): for times shown to users. */
export const timeOf = (steps: number, step: number): number => Number((steps * step).toPrecision(15));

const withSlack = (quotient: number, relative: number): number => quotient + Math.abs(quotient) * relative;
