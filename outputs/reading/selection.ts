// Which elements a selection such as `E[0..4]` or `E[2, 0..3]` names. The last axis runs fastest.
import {
  expressionText,
  formatNumber,
  nobody,
  type Expression,
  type Recording,
  type Selection
} from '../../simulator/index.js';
import { isPlanned } from './planned-recording.js';
import { written } from './written.js';
import { numberOf, valueError } from './value.js';
import { constant } from './constant.js';

/**
 * Numbers of the selected elements, ascending, among elements laid out in `shape`. Throws NetworkError out of range. Before the run a
 * condition has chosen nobody yet, and all from which it will are given.
 */
export function selectedElements(recording: Recording, selection: Selection, shape: readonly number[]): Uint32Array {
  const elements = elementsInRanges(recording, selection, shape);
  if (!selection.where || isPlanned(recording)) return elements;
  const chosen = chosenBy(selection.where, recording, selection.of);
  const fulfilling = elements.filter(element => chosen[element] === 1);
  if (fulfilling.length > 0) return fulfilling;
  throw nobody(rangesText(recording, selection), written(selection.where), selection.where);
}

/** For which neurons of a population a condition holds: 1 a neuron. Throws NetworkError where the run did not look. */
export function chosenBy(where: Expression, { choices = [] }: Recording, population: string): Uint8Array {
  const condition = expressionText(where);
  const found = choices.find(choice => choice.population === population && choice.condition === condition);
  if (found) return found.chosen;
  throw valueError(
    `The run did not look for which neurons of ${population} ${written(where)} holds; run it again.`,
    where
  );
}

function elementsInRanges(recording: Recording, selection: Selection, shape: readonly number[]): Uint32Array {
  const total = shape.reduce((a, b) => a * b, 1);
  if (selection.ranges.length === 0) return Uint32Array.from({ length: total }, (_, i) => i);
  const ranges = selectedRanges(recording, selection, shape);
  let elements = [0];
  for (const [axis, { low, high }] of ranges.entries()) {
    elements = elements.flatMap(base =>
      Array.from({ length: high - low + 1 }, (_, i) => base * shape[axis]! + low + i)
    );
  }
  return Uint32Array.from(elements);
}

/** The first and the last element along each axis; none for all elements. Throws NetworkError out of range. */
export function selectedRanges(
  recording: Recording,
  selection: Selection,
  shape: readonly number[]
): readonly { readonly low: number; readonly high: number }[] {
  if (selection.ranges.length > 0 && selection.ranges.length !== shape.length)
    throw at(`${selection.of} has ${axes(shape.length)}, and this names ${axes(selection.ranges.length)}.`, selection);
  return selection.ranges.map((range, axis) => bounds(recording, selection, range, shape[axis]!));
}

/** Shape of a population. Throws NetworkError where it is not in the recording. */
export function shapeOf(recording: Recording, selection: Selection): readonly number[] {
  const population = recording.populations.find(p => p.name === selection.of);
  if (!population) throw at(`There is no population ${selection.of} in this run.`, selection);
  return population.shape.length > 0 ? population.shape : [population.size];
}

/** `E`, `E[3]`, `E[0..4, 2] where inh == 1`: the selection as written, its bounds as numbers. */
export function selectionText(recording: Recording, selection: Selection): string {
  const { where } = selection;
  return `${rangesText(recording, selection)}${where ? ` where ${written(where)}` : ''}`;
}

/** The same without its condition: what must be recorded. */
export function rangesText(recording: Recording, selection: Selection): string {
  if (selection.ranges.length === 0) return selection.of;
  const text = (e: Expression) => String(constant(recording, e));
  return `${selection.of}[${selection.ranges.map(r => (r.high ? `${text(r.low)}..${text(r.high)}` : text(r.low))).join(', ')}]`;
}

function bounds(
  recording: Recording,
  selection: Selection,
  range: Selection['ranges'][number],
  extent: number
): { low: number; high: number } {
  const low = numberOf(constant(recording, range.low), range.low);
  const high = range.high ? numberOf(constant(recording, range.high), range.high) : low;
  if (!Number.isInteger(low) || !Number.isInteger(high) || low < 0 || high < low || high >= extent) {
    const nothing = [low, high].find(Number.isNaN);
    if (nothing !== undefined) throw at(`An index of ${selection.of} is not a number; look for 0/0 in it.`, selection);
    const wanted = range.high ? `${formatNumber(low, 15)}..${formatNumber(high, 15)}` : formatNumber(low, 15);
    throw at(
      `${selection.of}[${wanted}] is out of range: ${selection.of} has ${extent} elements here, 0 to ${extent - 1}.`,
      selection
    );
  }
  return { low, high };
}

const axes = (n: number): string => (n === 1 ? 'one axis' : `${n} axes`);
const at = (message: string, selection: Selection) =>
  valueError(message, { kind: 'selection', selection, source: selection.source });
