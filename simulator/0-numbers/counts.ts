// Exactly distributed counts by inversion: one uniform number gives one count.

/** Probabilities of the counts 0, 1, 2, ... as that of one count and the ratios of neighbours. */
export interface Counts {
  /** the most likely count, or one near it */
  readonly start: number;
  readonly probability: number;
  /** P(k + 1) / P(k), 0 at the last count */
  readonly up: (k: number) => number;
  /** P(k - 1) / P(k), 0 at the first count */
  readonly down: (k: number) => number;
}

/**
 * Adds the probabilities of counts one by one until the sum exceeds u: of m, m + 1, m - 1, m + 2, ... around the start m. For u = 1
 * it ends when nothing changes any more. Takes a few standard deviations of additions. `seen` gets every sum and its count.
 */
export function countOf(
  { start, probability, up, down }: Counts,
  u: number,
  seen?: (sum: number, count: number) => void
): number {
  let sum = probability;
  let above = start;
  let below = start;
  let upward = sum;
  let downward = sum;
  let before = 0;
  seen?.(sum, start);
  if (u < sum) return start;
  while (sum !== before) {
    before = sum;
    upward *= up(above++);
    sum += upward;
    seen?.(sum, above);
    if (u < sum) return above;
    if (below === 0) continue;
    downward *= down(below--);
    sum += downward;
    seen?.(sum, below);
    if (u < sum) return below;
  }
  return above;
}
