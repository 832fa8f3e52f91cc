// A line with more samples than pixels, thinned without a visible change.
import type { Numbers } from './scene.js';

/**
 * Indices of the samples that matter: of each of `columns` stretches of x the first, lowest, highest and last, and every
 * border of a gap. x ascends. Short lines keep all samples.
 */
export function decimate(x: Numbers, y: Numbers, from: number, to: number, columns: number): readonly number[] {
  const start = Math.max(0, firstAbove(x, from) - 1);
  const end = Math.min(x.length, firstAbove(x, to) + 1);
  if (end - start <= columns * 4) return Array.from({ length: end - start }, (_, i) => start + i);
  const kept: number[] = [];
  const column = (i: number) => Math.floor(((x[i]! - from) / (to - from)) * columns);
  for (let i = start; i < end; ) {
    let next = i;
    let low = i;
    let high = i;
    while (next < end && column(next) === column(i) && Number.isNaN(y[next]!) === Number.isNaN(y[i]!)) {
      if (y[next]! < y[low]!) low = next;
      if (y[next]! > y[high]!) high = next;
      next++;
    }
    kept.push(...new Set([i, Math.min(low, high), Math.max(low, high), next - 1]));
    i = next;
  }
  return kept;
}

/** Index of the first sample above the limit. */
function firstAbove(x: Numbers, limit: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
