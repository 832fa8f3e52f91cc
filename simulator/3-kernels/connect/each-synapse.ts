// Visits synapses in canonical order with the place of their random draws.
import type { Connectivity } from './connectivity.js';

/**
 * Calls `visit(synapse, pre, post, element, step)` for each synapse in canonical order. Random weights and delays are drawn at
 * `stream.seek(element, step)`: keyed by (target, number of the synapse within its target), or by its place in a list.
 */
export function eachSynapse(
  c: Connectivity,
  visit: (synapse: number, pre: number, post: number, element: number, step: number) => void
): void {
  if (c.post) {
    for (let i = 0; i < c.synapses; i++) visit(i, c.pre[i]!, c.post[i]!, i, 0);
    return;
  }
  for (let t = 0; t < c.targets; t++) {
    const start = c.targetStart![t]!;
    for (let i = start; i < c.targetStart![t + 1]!; i++) visit(i, c.pre[i]!, t, i - start, t);
  }
}
