// Sizes of populations and which of their neurons a selection means.
import { formatNumber, type Population, type Selection, type Source } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import { neuronSet } from '../patterns/index.js';
import type { NeuronSet } from '../plan/index.js';
import type { Globals } from './globals.js';

const mostNeurons = 2 ** 32 - 1;

/** Extents of a population's axes; none given is one neuron. */
export function shapeOf(population: Population, globals: Globals): number[] {
  const shape = population.size.map(extent =>
    globals.number(extent, `The size of ${population.name}`, population.source)
  );
  shape.forEach((extent, axis) => {
    const source = population.size[axis]!.source ?? population.source;
    if (!Number.isInteger(extent) || extent < 1)
      throw networkError(
        'population-size',
        `${population.name} would have ${formatNumber(extent)} neurons; a population has a whole number of neurons, at least 1.`,
        source
      );
    if (shape.reduce((product, e) => product * e, 1) > mostNeurons)
      throw networkError(
        'population-size',
        `${population.name} would have ${formatNumber(shape.reduce((p, e) => p * e, 1))} neurons; a population has at most ${mostNeurons}.`,
        source
      );
  });
  return shape.length ? shape : [1];
}

/** The neurons of a selection, ascending. */
export function neuronsOf(selection: Selection, shape: readonly number[], globals: Globals): NeuronSet {
  if (selection.ranges.length === 0) return neuronSet(selection.of, shape);
  if (selection.ranges.length !== shape.length)
    throw networkError(
      'wrong-axes',
      `${selection.of} has ${shape.length} ${shape.length === 1 ? 'axis' : 'axes'} and ${selection.ranges.length} ranges are given; give one range per axis.`,
      selection.source
    );
  const ranges = selection.ranges.map((range, axis) => rangeOf(range, shape[axis]!, selection, globals));
  return neuronSet(selection.of, shape, ranges);
}

/** A range `low .. high` (both ends included) of things numbered 0 .. extent - 1. */
export function rangeOf(
  range: Selection['ranges'][number],
  extent: number,
  selection: { readonly of: string; readonly source: Source },
  globals: Globals
): { readonly low: number; readonly high: number } {
  const low = globals.number(range.low, `The index of ${selection.of}`, selection.source);
  const high = range.high ? globals.number(range.high, `The index of ${selection.of}`, selection.source) : low;
  if (Number.isNaN(low) || Number.isNaN(high))
    throw networkError(
      'index-out-of-range',
      `An index of ${selection.of} is not a number; look for 0/0 in it.`,
      selection.source
    );
  const text = range.high ? `${formatNumber(low)} .. ${formatNumber(high)}` : formatNumber(low);
  if (!Number.isInteger(low) || !Number.isInteger(high) || low < 0 || high >= extent)
    throw networkError(
      'index-out-of-range',
      `${selection.of} is numbered 0 .. ${extent - 1}; ${text} is not among them.`,
      selection.source
    );
  if (high < low)
    throw networkError(
      'index-out-of-range',
      `The range ${text} of ${selection.of} is empty; the lower end comes first.`,
      selection.source
    );
  return { low, high };
}
