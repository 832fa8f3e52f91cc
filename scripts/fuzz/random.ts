// Random choices that depend on a seed and a number alone, so that any mutant can be made again.

export interface Random {
  /** a whole number of 0 .. below - 1 */
  below(count: number): number;
  /** one of a list that is not empty */
  pick<T>(items: readonly T[]): T;
}

/** SplitMix32, its state made of both numbers. */
export function randomOf(seed: number, index: number): Random {
  let state = mixed(seed) ^ mixed(index + 0x9e3779b9);
  const below = (count: number): number => {
    state = (state + 0x9e3779b9) | 0;
    return Math.floor(((mixed(state) >>> 0) / 2 ** 32) * count);
  };
  return { below, pick: items => items[below(items.length)]! };
}

function mixed(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  const twice = Math.imul(once ^ (once >>> 15), 0x735a2d97);
  return twice ^ (twice >>> 15);
}
