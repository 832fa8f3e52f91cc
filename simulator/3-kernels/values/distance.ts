// How far two neurons are apart: in space, on the grid of their populations, or in neuron numbers.
import { RandomStream } from '../../0-numbers/index.js';
import type { GroupPlan } from '../../2-plan/index.js';
import type { Stretch } from '../connect/index.js';

type Located = Pick<GroupPlan, 'name' | 'size' | 'shape' | 'layout'>;

/** In m where both populations are placed; else Euclidean between grid places, or the difference of the numbers on one axis or on different ones. */
export interface Distances {
  readonly between: (pre: number, post: number) => number;
  readonly fill: (into: Float64Array, stretch: Stretch) => void;
}

/** Neurons at both ends along one direction; `period` above 0: what is joined at its edges is as far apart as the shorter way is long. */
interface Direction {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly period: number;
}

export function distanceBetween(pre: Located, post: Located, seed: number): Distances {
  if (pre.layout && post.layout) return along(inSpace(pre, post, seed));
  if (pre.shape.length === post.shape.length && pre.shape.length > 1) return along(onGrid(pre.shape, post.shape));
  return {
    between: (pre, post) => Math.abs(pre - post),
    fill: (into, { length, pre, post }) => {
      for (let i = 0; i < length; i++) into[i] = Math.abs(pre[i]! - post[i]!);
    }
  };
}

const along = (directions: readonly Direction[]): Distances => ({
  between: (pre, post) => Math.sqrt(directions.reduce((sum, direction) => sum + squareOf(direction, pre, post), 0)),
  fill: (into, { length, pre, post }) => {
    into.fill(0, 0, length);
    for (const direction of directions)
      for (let i = 0; i < length; i++) into[i]! += squareOf(direction, pre[i]!, post[i]!);
    for (let i = 0; i < length; i++) into[i] = Math.sqrt(into[i]!);
  }
});

function squareOf({ a, b, period }: Direction, pre: number, post: number): number {
  const apart = Math.abs(a[pre]! - b[post]!);
  const shorter = period > 0 ? Math.min(apart, period - apart) : apart;
  return shorter * shorter;
}

function onGrid(preShape: readonly number[], postShape: readonly number[]): Direction[] {
  const from = coordinates(preShape);
  const to = coordinates(postShape);
  return from.map((a, axis) => ({ a, b: to[axis]!, period: 0 }));
}

/** Places of neurons on their grid, one array an axis. */
function coordinates(shape: readonly number[]): Float64Array[] {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return shape.map((extent, axis) => {
    const stride = strideOf(shape, axis);
    return Float64Array.from({ length: size }, (_, neuron) => Math.floor(neuron / stride) % extent);
  });
}

const strideOf = (shape: readonly number[], axis: number): number =>
  shape.slice(axis + 1).reduce((product, extent) => product * extent, 1);

function inSpace(pre: Located, post: Located, seed: number): Direction[] {
  const from = positionsOf(pre, seed);
  const to = pre === post ? from : positionsOf(post, seed);
  const { joined, extents } = pre.layout!;
  const nowhere = (size: number): Float64Array => new Float64Array(size);
  return Array.from({ length: Math.max(from.length, to.length) }, (_, i) => ({
    a: from[i] ?? nowhere(pre.size),
    b: to[i] ?? nowhere(post.size),
    period: joined ? (extents[i] ?? 0) : 0
  }));
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
    const stride = strideOf(shape, direction);
    return Float64Array.from(
      { length: size },
      (_, neuron) => ((Math.floor(neuron / stride) % count) + 0.5 - count / 2) * (extent / count)
    );
  });
}
