// Visits synapses in canonical order, one by one or some thousand at a time.
import { span } from '../watch/index.js';
import type { Connectivity } from './connectivity.js';
import { Stretch } from './stretch.js';

/** Calls `visit(synapse, pre, post)` for each synapse in canonical order. */
export function eachSynapse(c: Connectivity, visit: (synapse: number, pre: number, post: number) => void): void {
  if (c.post) {
    for (let i = 0; i < c.synapses; i++) visit(i, c.pre[i]!, c.post[i]!);
    return;
  }
  for (let t = 0; t < c.targets; t++)
    for (let i = c.targetStart![t]!; i < c.targetStart![t + 1]!; i++) visit(i, c.pre[i]!, t);
}

/**
 * Calls `visit` with stretches of synapses in canonical order, the same object each time. Random weights and delays are drawn at element
 * and step: keyed by (number of the synapse within its target, target), or by its place in a list.
 */
export function eachStretch(c: Connectivity, visit: (stretch: Stretch) => void): void {
  const stretch = new Stretch(Math.min(span, c.synapses));
  stretch.total = c.synapses;
  for (let i = 0; i < stretch.most; i++) stretch.place[i] = i;
  for (let first = 0, target = 0; first < c.synapses; first += span) {
    const length = Math.min(span, c.synapses - first);
    stretch.pre.set(c.pre.subarray(first, first + length));
    for (let i = 0; i < length; i++) stretch.number[i] = first + i;
    if (c.post) {
      stretch.post.set(c.post.subarray(first, first + length));
      stretch.element.set(stretch.number);
    } else target = fillTargets(stretch, c.targetStart!, first, length, target);
    visit(stretch.begin(length));
  }
}

/** From `first` on, of the synapses sorted by target; `target` is not behind that of the first. Returns that of the last. */
function fillTargets(
  { post, element, step }: Stretch,
  targetStart: Uint32Array,
  first: number,
  length: number,
  target: number
): number {
  for (let i = 0; i < length; ) {
    while (targetStart[target + 1]! <= first + i) target++;
    const start = targetStart[target]!;
    const end = Math.min(length, targetStart[target + 1]! - first);
    for (; i < end; i++) {
      post[i] = step[i] = target;
      element[i] = first + i - start;
    }
  }
  return target;
}
