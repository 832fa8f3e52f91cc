// Durations as whole numbers of steps of the grid.

/** A duration in steps: `below` <= duration / step <= `above`, equal where it is on the grid; `steps` is the nearest, halves up. */
export interface Steps {
    readonly onGrid: boolean;
    readonly steps: number;
    readonly below: number;
    readonly above: number;
}

/** Relative slack that covers the rounding of two decimals and their quotient. */
const slack = 2 ** -50;

export function stepsOf(duration: number, step: number): Steps {
    const below = stepsBelow(duration, step), above = stepsAbove(duration, step);
    return { onGrid: below === above, steps: nearestSteps(duration, step), below, above };
}

/** duration / step rounded to the nearest whole number, halves up: for computed delays. */
export const nearestSteps = (duration: number, step: number): number => Math.floor(duration / step * (1 + slack) + 0.5);

/** duration / step rounded up (5 / 0.1 is 50): for refractory periods. */
export const stepsAbove = (duration: number, step: number): number => Math.ceil(duration / step * (1 - slack));

/** duration / step rounded down (0.3 / 0.1 is 3). */
export const stepsBelow = (duration: number, step: number): number => Math.floor(duration / step * (1 + slack));

/** steps · step, rounded to the 15 digits that decimals keep (3 · 0.1 is 0.3): for times shown to users. */
export const timeOf = (steps: number, step: number): number => Number((steps * step).toPrecision(15));
