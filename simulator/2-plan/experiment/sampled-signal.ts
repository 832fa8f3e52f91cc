// The library's `sampled`: a signal given by values at equal distances in time, each held until the next. As a formula of the number of
// the step, so that whoever computes formulas computes signals, with the same bits.
import { isList, type ListValue, type NetworkError, type Source, type Value } from '../../1-model/index.js';
import { showTime, wholeSteps } from '../grid/durations.js';
import { add, binary, call, divide, networkError, number, subtract, zero, type Formula } from '../formula/index.js';

/** As it is written. */
export interface Signal {
  /** values, or a list of them for each neuron */
  readonly values: Value;
  /** ms between two values */
  readonly every: number;
  /** what comes behind the last value; absent where that is not said */
  readonly end?: string;
  readonly source?: Source | undefined;
}

/** Where it is used: from the step after `from` to `until`, for so many neurons. */
export interface SignalPlace {
  readonly population: string;
  readonly neurons: number;
  readonly from: number;
  readonly until: number;
  /** ms */
  readonly step: number;
  /** number of the step, from 1 */
  readonly stepNumber: Formula;
}

const ends = ['hold', 'zero', 'repeat'];

/** Throws NetworkError. */
export function signalFormula(signal: Signal, place: SignalPlace): Formula {
  const { source, end } = signal;
  const { from, until, step } = place;
  const wrong = (message: string): NetworkError => networkError('bad-signal', message, source);
  const rows = rowsOf(signal, place, wrong);
  const length = rows[0]!.length;
  if (end !== undefined && !ends.includes(end))
    throw wrong(`A signal cannot end with "${end}"; write end = "hold", end = "zero" or end = "repeat".`);
  if (signal.every <= 0) throw wrong(`A signal has a value every ${showTime(signal.every)}; give a time above 0 ms.`);
  const every = wholeSteps(signal.every, step, 'The time between two values of sampled()', source);
  if (end === undefined && length * every < until - from)
    throw networkError(
      'signal-too-short',
      `The signal of ${place.population} lasts ${showTime(length * every * step)} (${counted(rows[0]!)}, one every ${showTime(signal.every)}) and is to stimulate for ${showTime((until - from) * step)}; say what comes behind its end: end = "hold", end = "zero" or end = "repeat".`,
      source
    );
  const sample = call('floor', [divide(subtract(place.stepNumber, number(from + 1)), number(every))]);
  const last = number(length - 1);
  const at = end === 'repeat' ? call('mod', [sample, number(length)]) : call('min', [sample, last]);
  const found = entryOf(rows, at);
  return end === 'zero' ? { kind: 'if', condition: binary('<=', sample, last), then: found, else: zero } : found;
}

/** The value of each neuron at this place of its row; the same for all where there is one row. */
function entryOf(rows: readonly ListValue[], at: Formula): Formula {
  if (rows.length === 1) return { kind: 'entry', values: rows[0]!, index: at };
  const length = rows[0]!.length;
  const values = new Float64Array(rows.length * length);
  for (const [i, row] of rows.entries()) values.set(row as readonly number[], i * length);
  const begins: Formula = { kind: 'list', values: rows.map((_, i) => i * length) };
  return { kind: 'entry', values, index: add(begins, at) };
}

/** One row for all neurons, or one for each of them; all of one length. */
function rowsOf(
  { values }: Signal,
  { population, neurons }: SignalPlace,
  wrong: (message: string) => NetworkError
): readonly ListValue[] {
  if (!isList(values))
    throw wrong('sampled() takes a list of values, and this is a single one; give it a list or a column.');
  const items: readonly Value[] = [...values];
  const rows = items.some(item => isList(item)) ? items : [values];
  const lists = rows.filter(isList);
  if (lists.length < rows.length)
    throw wrong(`The signals of ${population} are lists and single values mixed; give one list for each neuron.`);
  if (lists.length > 1 || lists[0] !== values)
    if (lists.length !== neurons)
      throw wrong(
        `The signals of ${population} are ${lists.length} lists for ${neurons} neurons; give one list for each neuron, or one for all.`
      );
  const [first, ...others] = lists;
  if (!first || first.length === 0) throw wrong(`The signal of ${population} has no values; give at least one.`);
  const other = others.findIndex(list => list.length !== first.length);
  if (other >= 0)
    throw wrong(
      `The signals of ${population} differ in length: ${counted(first)} for neuron 0 of them and ${counted(others[other]!)} for neuron ${other + 1}; give lists of one length.`
    );
  if (lists.some(list => [...list].some(value => typeof value !== 'number')))
    throw wrong(
      `The signal of ${population} has values that are no numbers; give a list of numbers, or one for each neuron.`
    );
  return lists;
}

const counted = ({ length }: ListValue): string => `${length} ${length === 1 ? 'value' : 'values'}`;
