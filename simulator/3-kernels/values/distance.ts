// How far two neurons are apart: in space, on the grid of their populations, or in neuron numbers.
import { RandomStream } from '../../0-numbers/index.js';
import type { GroupPlan } from '../../2-plan/index.js';
import type { PairValue } from '../connect/index.js';

type Located = Pick<GroupPlan, 'name' | 'size' | 'shape' | 'layout'>;

/** In m where both populations are placed; else Euclidean between grid places, or the difference of the numbers on one axis or on different ones. */
export function distanceBetween(pre: Located, post: Located, seed: number): PairValue {
  if (pre.layout && post.layout) return distanceInSpace(pre, post, seed);
  return distanceOn(pre.shape, post.shape);
}

function distanceOn(preShape: readonly number[], postShape: readonly number[]): PairValue {
  if (preShape.length !== postShape.length || preShape.length === 1) return (pre, post) => Math.abs(pre - post);
  return (pre, post) => {
    let sum = 0;
    for (let axis = preShape.length - 1; axis >= 0; axis--) {
      const a = preShape[axis]!;
      const b = postShape[axis]!;
      const apart = (pre % a) - (post % b);
      sum += apart * apart;
      pre = Math.floor(pre / a);
      post = Math.floor(post / b);
    }
    return Math.sqrt(sum);
  };
}

/** What is joined at its edges is as far apart as the shorter way is long. */
function distanceInSpace(pre: Located, post: Located, seed: number): PairValue {
  const from = positionsOf(pre, seed);
  const to = pre === post ? from : positionsOf(post, seed);
  const { joined, extents } = pre.layout!;
  const directions = Math.max(from.length, to.length);
  const nowhere = new Float64Array(0);
  const along = Array.from({ length: directions }, (_, i) => ({
    a: from[i] ?? nowhere,
    b: to[i] ?? nowhere,
    period: joined ? (extents[i] ?? 0) : 0
  }));
  return (value, other) => {
    let sum = 0;
    for (const { a, b, period } of along) {
      const apart = Math.abs((a[value] ?? 0) - (b[other] ?? 0));
      const shorter = period > 0 ? Math.min(apart, period - apart) : apart;
      sum += shorter * shorter;
    }
    return Math.sqrt(sum);
  };
}

/** Coordinates in m of the neurons of a placed population, one array a direction; draws are keyed by (seed, population, direction, neuron). */
export function positionsOf({ name, size, shape, layout }: Located, seed: number): Float64Array[] {
  const { kind, extents } = layout!;
  return extents.map((extent, direction) => {
    if (kind === 'random') {
      const stream = new RandomStream(seed, `${name} placed ${direction}`);
      return Float64Array.from({ length: size }, (_, neuron) => (stream.seek(neuron).uniform() - 0.5) * extent);
    }
    const count = shape[direction]!;
    const stride = shape.slice(direction + 1).reduce((product, value) => product * value, 1);
    return Float64Array.from(
      { length: size },
      (_, neuron) => ((Math.floor(neuron / stride) % count) + 0.5 - count / 2) * (extent / count)
    );
  });
}
