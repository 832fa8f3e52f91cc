// Spike trains whose statistics are known, the same in every run.

/** Uniform numbers (a linear congruential generator; tests need no better). */
export function uniforms(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(state >> 11n) / 2 ** 53;
  };
}

/** A spike in each step with probability p, or with that of the step. */
export function bernoulli(steps: number, p: number | ((step: number) => number), next: () => number): number[] {
  return Array.from({ length: steps }, (_, i) => i + 1).filter(step => next() < (typeof p === 'number' ? p : p(step)));
}

/** Every `interval` steps from `first` on. */
export const regular = (first: number, interval: number, steps: number): number[] =>
  Array.from({ length: Math.max(0, Math.floor((steps - first) / interval) + 1) }, (_, i) => first + i * interval);
