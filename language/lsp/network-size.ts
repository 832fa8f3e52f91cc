// Numbers of neurons and of expected synapses, where the text alone tells them.
import { connectionsOf, neuronSet, type NeuronSet, type Value } from '../../simulator/index.js';
import {
  type Connect,
  type Named,
  type Population,
  type Selection,
  type UsePattern,
  isListOf,
  isPatternDecl,
  isPopulation,
  isUsePattern
} from '../generated/ast.js';
import { allGiven, boundCall } from '../names/arguments.js';
import { valueOf } from './constants.js';
import { counted } from './quantity-notes.js';

/** Some neurons of a population with several axes are gone through one by one: not more than these. */
const mostInBox = 1e6;

/** Neurons of a population, along each axis. */
export function extentsOf(population: Population): readonly number[] | undefined {
  const extents = population.size.map(size => valueOf(size)).filter(size => typeof size === 'number');
  return extents.length === population.size.length ? extents : undefined;
}

export const neuronsOf = (population: Population): number | undefined =>
  extentsOf(population)?.reduce((product, extent) => product * extent, 1);

/** Undefined where one of the numbers is. */
export function total(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0
  );
}

export interface SynapseCount {
  readonly count: number;
  /** known on average alone */
  readonly isMean: boolean;
}

/** `about 15 637 500 synapses` */
export const synapsesText = ({ count, isMean }: SynapseCount): string =>
  `${isMean ? 'about ' : ''}${counted(Math.round(count), 'synapse')}`;

/** Expected synapses of a connect statement over all its pairs of populations, which are all to all without a pattern; undefined where the text does not tell. */
export function synapsesOf(connect: Connect): SynapseCount | undefined {
  const pairs = synapsesByPair(connect);
  const count = total(pairs?.map(pair => pair?.count) ?? [undefined]);
  return count === undefined ? undefined : { count, isMean: pairs!.some(pair => pair?.isMean) };
}

/** The same of each pair of populations: those of the first source come first. */
export function synapsesByPair(connect: Connect): readonly (SynapseCount | undefined)[] | undefined {
  const node = connect.members.find(isUsePattern);
  const pattern = node ? writtenPattern(node) : { pattern: 'all_to_all', numbers: {}, lists: {}, without: [] };
  if (!pattern) return undefined;
  return connect.from.flatMap(from => connect.to.map(to => synapsesBetween(from, to, pattern)));
}

type WrittenPattern = Pick<Parameters<typeof connectionsOf>[0], 'pattern' | 'numbers' | 'lists' | 'without'>;

function synapsesBetween(from: Selection, to: Selection, pattern: WrittenPattern): SynapseCount | undefined {
  const [sources, targets] = [setOf(from), setOf(to)];
  if (!sources || !targets) return undefined;
  const found = connectionsOf({ projection: '', sources, targets, ...pattern });
  return found && found.certainty !== 'most' ? { count: found.count, isMean: found.certainty === 'mean' } : undefined;
}

/** A pattern that the simulator makes itself; undefined where the text does not tell all of its arguments. */
function writtenPattern({ use, without }: UsePattern): WrittenPattern | undefined {
  const call = use && boundCall(use);
  const target = call?.callee.target;
  if (!call || !isPatternDecl(target) || !target.internal) return undefined;
  const given = allGiven(call.binding);
  const values = new Map<Named, Value>();
  for (const formal of target.formals) {
    const value = valueOf(given.get(formal.name)?.value ?? formal.value, values);
    if (value === undefined || Array.isArray(value) !== isListOf(formal.type)) return undefined;
    values.set(formal, value);
  }
  const entries = [...values].map(([{ name }, value]) => [name, value] as const);
  return {
    pattern: target.name,
    numbers: Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
    lists: Object.fromEntries(entries.filter((entry): entry is [string, number[]] => isNumbers(entry[1]))),
    without: without.filter(word => word === 'autapses' || word === 'multapses')
  };
}

const isNumbers = (value: Value): value is readonly number[] =>
  Array.isArray(value) && value.every(item => typeof item === 'number');

interface Range {
  readonly low: number;
  readonly high: number;
}

function setOf(selection: Selection): NeuronSet | undefined {
  const population = selection.of?.ref;
  const extents = isPopulation(population) ? extentsOf(population) : undefined;
  if (!isPopulation(population) || !extents?.every(isCount)) return undefined;
  if (selection.index.length === 0) return neuronSet(population.name, extents);
  const ranges = selection.index.flatMap(
    ({ low, high }, axis) => rangeOf(valueOf(low), valueOf(high ?? low), extents[axis]) ?? []
  );
  const isKnown = ranges.length === extents.length && (ranges.length === 1 || sizeOf(ranges) <= mostInBox);
  return isKnown ? neuronSet(population.name, extents, ranges) : undefined;
}

const isCount = (extent: number): boolean => Number.isInteger(extent) && extent > 0;

/** Undefined for what is not numbered so along an axis. */
function rangeOf(low: Value | undefined, high: Value | undefined, extent = 0): Range | undefined {
  if (typeof low !== 'number' || typeof high !== 'number') return undefined;
  const isInside = Number.isInteger(low) && Number.isInteger(high) && 0 <= low && low <= high && high < extent;
  return isInside ? { low, high } : undefined;
}

const sizeOf = (ranges: readonly Range[]): number =>
  ranges.reduce((product, { low, high }) => product * (high - low + 1), 1);
