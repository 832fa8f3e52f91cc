// Numbers of neurons and of expected synapses, where the text alone tells them.
import {
  type Connect,
  type Population,
  type Selection,
  type UsePattern,
  isPatternDecl,
  isPopulation,
  isUsePattern
} from '../generated/ast.js';
import { bindArguments } from '../names/arguments.js';
import { valueOf } from './constants.js';

/** Neurons of a population, along each axis. */
export function extentsOf(population: Population): readonly number[] | undefined {
  const extents = population.size.map(size => valueOf(size)).filter(size => typeof size === 'number');
  return extents.length === population.size.length ? extents : undefined;
}

export const neuronsOf = (population: Population): number | undefined =>
  extentsOf(population)?.reduce((product, extent) => product * extent, 1);

/** Expected synapses of a connect statement over all its pairs of populations, which are all to all without a pattern; undefined where the pattern does not tell. */
export function synapsesOf(connect: Connect): number | undefined {
  const pattern = connect.members.find(isUsePattern);
  if (pattern && !pattern.use) return undefined;
  const counts = connect.from.flatMap(from => connect.to.map(to => synapsesBetween(from, to, pattern)));
  return total(counts);
}

/** Undefined where one of the numbers is. */
export function total(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0
  );
}

function synapsesBetween(from: Selection, to: Selection, pattern: UsePattern | undefined): number | undefined {
  const [sources, targets] = [rangesOf(from), rangesOf(to)];
  if (!sources || !targets) return undefined;
  const [pre, post] = [sizeOf(sources), sizeOf(targets)];
  const same = from.of.ref === to.of.ref && pattern?.without.includes('autapses') ? overlap(sources, targets) : 0;
  if (!pattern) return pre * post;
  switch (pattern.use!.model.$refText) {
    case 'all_to_all':
    case 'independent':
      return pre * post - same;
    case 'one_to_one':
      return Math.min(pre, post) - same;
    case 'fixed_probability':
      return times(argumentOf(pattern, 'p'), pre * post - same);
    case 'fixed_indegree':
      return times(argumentOf(pattern, 'n'), post);
    case 'fixed_outdegree':
      return times(argumentOf(pattern, 'n'), pre);
    case 'fixed_total':
      return argumentOf(pattern, 'n');
    case 'list':
      return lengthOf(pattern);
    default:
      return undefined;
  }
}

const times = (factor: number | undefined, count: number): number | undefined =>
  factor === undefined ? undefined : factor * count;

function boundTo(pattern: UsePattern, name: string): ReturnType<typeof valueOf> {
  const target = pattern.use?.model.ref;
  return isPatternDecl(target)
    ? valueOf(bindArguments(target, pattern.use!.args).given.get(name)?.[0]?.value)
    : undefined;
}

function argumentOf(pattern: UsePattern, name: string): number | undefined {
  const value = boundTo(pattern, name);
  return typeof value === 'number' ? value : undefined;
}

function lengthOf(pattern: UsePattern): number | undefined {
  const pre = boundTo(pattern, 'pre');
  return Array.isArray(pre) ? pre.length : undefined;
}

/** First and last neuron along each axis. */
type Ranges = readonly (readonly [first: number, last: number])[];

function rangesOf(selection: Selection): Ranges | undefined {
  const population = selection.of?.ref;
  const extents = isPopulation(population) ? extentsOf(population) : undefined;
  if (!extents) return undefined;
  if (selection.index.length === 0) return extents.map(extent => [0, extent - 1]);
  const ranges = selection.index.map(({ low, high }) => [valueOf(low), valueOf(high ?? low)] as const);
  return ranges.every(
    (one): one is readonly [number, number] => typeof one[0] === 'number' && typeof one[1] === 'number'
  )
    ? ranges
    : undefined;
}

const sizeOf = (ranges: Ranges): number => ranges.reduce((product, [first, last]) => product * (last - first + 1), 1);

/** Neurons that are in both. */
function overlap(a: Ranges, b: Ranges): number {
  const along = ([first, last]: Ranges[number], [from, to]: Ranges[number]): number =>
    Math.max(0, Math.min(last, to) - Math.max(first, from) + 1);
  return a.reduce((product, range, axis) => product * along(range, b[axis] ?? range), 1);
}
