// Where the neurons of a population lie in space, and whether two populations have a distance.
import { formatQuantity, type Dimension, type Expression, type Population, type Source } from '../../1-model/index.js';
import { networkError, type Formula } from '../formula/index.js';
import type { LayoutPlan } from '../plan/index.js';
import type { Globals } from '../values/index.js';

const length: Dimension = [1, 0, 0, 0, 0, 0];
const directions = ['x', 'y', 'z'] as const;

/** Undefined for a population that is placed nowhere. */
export function planLayout(
  { name, layout, source }: Population,
  shape: readonly number[],
  globals: Globals
): LayoutPlan | undefined {
  if (!layout) return undefined;
  const joined = isCall(layout, 'torus');
  const placed = joined ? layout.arguments.layout! : layout;
  const invalid = (message: string): Error => networkError('impossible-layout', message, layout.source ?? source);
  if (!isCall(placed, 'grid') && !isCall(placed, 'random')) {
    throw invalid(
      `${name} is placed by something that is not a layout; write, for example, placed grid(50 um) or placed torus(random(1 mm, 1 mm)).`
    );
  }
  const kind = placed.function as LayoutPlan['kind'];
  const measure = (argument: string): number =>
    globals.number(placed.arguments[argument]!, `${argument} of the layout of ${name}`, source);
  if (kind === 'grid' && shape.length > 3)
    throw invalid(`${name} has ${shape.length} axes and space has 3; give it at most 3 axes, or place it at random.`);
  const extents =
    kind === 'grid' ? shape.map(count => count * measure('spacing')) : withoutTrailing(directions.map(measure));
  if (extents.some((extent, i) => !(extent > 0) && !(kind === 'random' && extent === 0 && i > 0))) {
    throw invalid(
      `The layout of ${name} extends over ${extents.map(extent => formatQuantity(extent, length)).join(' × ')}; give lengths above 0 m.`
    );
  }
  return { kind, extents, joined };
}

const isCall = (e: Expression, name: string): e is Extract<Expression, { kind: 'call' }> =>
  e.kind === 'call' && e.function === name;
const withoutTrailing = (extents: number[]): number[] =>
  extents.slice(0, Math.max(1, extents.findLastIndex(extent => extent !== 0) + 1));

interface Placed {
  readonly population: Population;
  readonly layout?: LayoutPlan | undefined;
}

/** What distance(pre, post) is between two populations; refuses those of which one lies in another space. */
export function distanceBetween(pre: Placed, post: Placed, source?: Source): Formula {
  const a = pre.layout;
  const b = post.layout;
  const [from, to] = [pre.population.name, post.population.name];
  if (!a && !b) return { kind: 'distance' };
  if (!a || !b) {
    const [placed, other] = a ? [from, to] : [to, from];
    const remedy = `place ${other} too, for example placed grid(50 um)`;
    throw networkError(
      'no-distance',
      `${placed} is placed in space and ${other} is not, so they have no distance; ${remedy}.`,
      source
    );
  }
  if (a.joined === b.joined && (!a.joined || sameExtents(a.extents, b.extents))) return { kind: 'distance' };
  throw networkError(
    'no-distance',
    `${from} lies ${spaceText(a)} and ${to} ${spaceText(b)}, so they have no distance; place both in one space.`,
    source
  );
}

const sameExtents = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((extent, i) => Math.abs(extent / b[i]! - 1) < 1e-9);

const spaceText = ({ joined, extents }: LayoutPlan): string =>
  joined
    ? `on a torus of ${extents.map(extent => formatQuantity(extent, length)).join(' × ')}`
    : 'in space without joined edges';
