// A uniform double from two words of a random block.

/** 32 bits of the first word and the upper 21 of the second as a number in [0, 1); every step is exact. */
export const uniform53 = (first: number, second: number): number => first * 2 ** -32 + (second >>> 11) * 2 ** -53;
