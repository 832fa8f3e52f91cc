// Poisson counts by inversion of one uniform number.

/**
 * The count for a uniform number `u` in [0, 1): Poisson with this mean. 0 for a mean of 0, NaN for a negative, infinite or NaN mean.
 * `poissonTable(mean)` gives the same counts, faster where the mean stays the same.
 */
export function poisson(mean: number, u: number): number {
    if (!(mean >= 0 && mean < Infinity)) return NaN;
    let count = 0, probability = Math.exp(-mean), sum = probability;
    while (u >= sum && !(count > mean && probability < 1e-20)) {
        probability *= mean / ++count;
        sum += probability;
    }
    return count;
}

/** `count(u)` equals `poisson(mean, u)`. */
export interface PoissonTable {
    readonly mean: number;
    count(u: number): number;
}

export const poissonTable = (mean: number): PoissonTable => ({ mean, count: u => poisson(mean, u) });
