// What every statistic is: a name of library/statistics.snn, the dimension of its answer, and how to take it.
import {
  formatQuantity,
  nameDimension,
  sameDimension,
  type Dimension,
  type Expression,
  type RecordedLabels,
  type RecordedTest,
  type Recording,
  type Selection
} from '../../simulator/index.js';
import { answerBy, type AnswerBy } from './answers.js';
import { lastLabels, lastTest, testedOn, testsOf } from './tests.js';
import { numberOf, valueError, type Value } from './value.js';
import { Bins } from './bins.js';
import type { CurveFrame } from './curve.js';
import { isPlanned, samplesWithin, type Sampling } from './planned-recording.js';
import { selectedElements, shapeOf } from './selection.js';
import { spikesOf, type SelectedSpikes } from './spikes-of.js';
import { samplingOf, valuesOf, type SelectedValues } from './values-of.js';
import { contains, measuredWindows, stretchWithin, type Window } from './windows.js';

export interface Statistic {
  /** as declared in library/statistics.snn */
  readonly name: string;
  /** of the answer; `what` has the dimension of the recorded variable */
  readonly dimension: Dimension | 'what';
  /** the answer is a list, as long as it comes */
  readonly list?: true;
  /**
   * Throws NetworkError where the recording holds no answer. What is known before the run is looked at first: of a planned recording,
   * the question for spikes or values throws Undecided.
   */
  readonly take: (question: Question) => Value;
}

/** What a question needs to know of the expressions in its arguments. */
export interface Evaluation {
  readonly value: (expression: Expression) => Value;
  /** undefined where the expression is no call of a statistic that gives a curve */
  readonly curve: (expression: Expression) => CurveFrame | undefined;
}

export const hertz: Dimension = [0, 0, -1, 0, 0, 0];
export const milliseconds: Dimension = [0, 0, 1, 0, 0, 0];

/** One call of a statistic on one recording. */
export class Question {
  constructor(
    readonly recording: Recording,
    readonly call: Extract<Expression, { kind: 'call' }>,
    /** the call as written, for messages */
    readonly text: string,
    private readonly evaluate: Evaluation
  ) {}

  /** A numeric argument in the simulator's units; where it is not given, `otherwise`. */
  number<Otherwise extends number | undefined>(formal: string, otherwise: Otherwise): number | Otherwise {
    const given = this.call.arguments[formal];
    return given ? numberOf(this.evaluate.value(given), given) : otherwise;
  }

  /** An argument that is a list of numbers, or one number. */
  list(formal: string): readonly number[] {
    const value = this.evaluate.value(this.call.arguments[formal]!);
    return typeof value === 'number' ? [value] : value;
  }

  /** The spikes that the argument `what` selects. */
  spikes(): SelectedSpikes {
    return spikesOf(this.recording, this.selected(), this.text);
  }

  /** The last test of the population `what`; `length`: of the list that will be the answer. */
  test(length?: number): RecordedTest {
    return lastTest(this.recording, this.selected(), this.call, length);
  }

  /** All tests of the population `what`, in order of time. */
  tests(): readonly RecordedTest[] {
    return testsOf(this.recording, this.selected(), this.call);
  }

  /** On which data the population `what` was tested, or will be. */
  testedOn(): readonly string[] {
    return testedOn(this.recording, this.selected());
  }

  /** A text that is given for an argument. */
  word(formal: string): string | undefined {
    const value = this.call.arguments[formal];
    return value?.kind === 'text' ? value.value : undefined;
  }

  /** The classes of the neurons of the population of `what`, and which of the neurons are asked for. */
  labels(): { readonly labels: RecordedLabels; readonly neurons: Uint32Array } {
    return lastLabels(this.recording, this.selected(), this.call);
  }

  /** How the neurons of a class speak together: the argument `by`. */
  answersBy(): AnswerBy {
    return answerBy(this.call.arguments.by, this.call);
  }

  /** How many neurons `what` selects. */
  neurons(): number {
    const selection = this.selected();
    return selectedElements(this.recording, selection, shapeOf(this.recording, selection)).length;
  }

  private selected(): Selection {
    const what = this.call.arguments.what;
    if (what?.kind === 'selection' && what.selection.role === 'population') return what.selection;
    throw this.valueError(`${this.call.function}() asks for neurons, such as ${this.call.function}(E).`);
  }

  /** The recorded values that the argument `what` selects. */
  values(): SelectedValues {
    const { variable, selection } = this.recorded();
    const values = valuesOf(this.recording, variable, selection, this.text);
    if (values.elements.length > 0) return values;
    throw this.valueError(`${this.text} has no value: ${selection.of} made no synapses.`);
  }

  /** When the values of `what` will be sampled; undefined once they were. */
  sampling(): Sampling | undefined {
    const { variable, selection } = this.recorded();
    return isPlanned(this.recording) ? samplingOf(this.recording, variable, selection, this.text) : undefined;
  }

  /** The recorded variable that `what` is. */
  recorded(): Extract<Expression, { kind: 'recorded' }> {
    const what = this.call.arguments.what;
    if (what?.kind === 'recorded') return what;
    throw this.valueError(
      `${this.call.function}() asks for a recorded variable, such as ${this.call.function}(V of E).`
    );
  }

  /** The measured windows, within the arguments `from` and `to` where they are given. */
  windows(): readonly Window[] {
    const limits = { from: this.number('from', undefined), to: this.number('to', undefined) };
    return measuredWindows(this.recording, stretchWithin(this.recording, limits, this.text, this.call), this.call);
  }

  /** The argument `bin` in ms. Throws NetworkError where it is shorter than a step, in which spikes have no times. */
  bin(otherwise: number): number {
    const bin = this.number('bin', otherwise);
    const { step } = this.recording;
    if (bin >= step * (1 - 1e-9)) return bin;
    const [given, shortest] = [bin, step].map(value => formatQuantity(value, milliseconds));
    throw this.valueError(
      `${this.text} has no value: a bin of ${given} is shorter than the step of ${shortest}; make \`bin\` longer.`
    );
  }

  /** The measured windows in bins of the argument `bin`. Throws NetworkError where fewer than `least` whole ones fit. */
  bins(otherwise: number, least: number): Bins {
    const bins = new Bins(this.windows(), this.bin(otherwise) / this.recording.step);
    if (bins.count >= least) return bins;
    const few = least === 2 ? 'two' : String(least);
    throw this.valueError(
      `${this.text} has no value: the measured time holds fewer than ${few} bins; run longer or make \`bin\` shorter.`
    );
  }

  /** Place of the largest value on the axis of the curve that is the argument, which must have this dimension; from `from` to `to`, where given. */
  peak(dimension: Dimension): number {
    const argument = this.call.arguments.what;
    const curve = argument && this.evaluate.curve(argument);
    const wanted = `${this.call.function}() asks for a curve over ${nameDimension(dimension)}`;
    if (!curve) throw this.valueError(`${wanted}, such as psth(E) or power_spectrum(E).`);
    if (!sameDimension(curve.axis.dimension, dimension)) {
      throw this.valueError(`${wanted}, and the axis of this one is ${nameDimension(curve.axis.dimension)}.`);
    }
    const inside = this.placesWithin(curve);
    const values = curve.values();
    const best = inside.reduce((best, i) => (values[i]! > values[best]! ? i : best));
    if (!inside.every(i => values[i] === values[best]) || (inside.length === 1 && values[best] !== 0))
      return curve.positions[best]!;
    throw this.valueError(
      `${this.text} has no value: ${values[best] === 0 ? 'the curve is 0 everywhere' : 'all values of the curve are equal'}, so that it has no peak.`
    );
  }

  /** The numbers of the values of a curve that lie from `from` to `to`, both ends included. Throws NetworkError where these leave its axis. */
  private placesWithin({ positions, axis }: CurveFrame): readonly number[] {
    const [first, last] = [positions[0]!, positions.at(-1)!];
    const low = this.number('from', undefined) ?? first;
    const high = this.number('to', undefined) ?? last;
    const slack = 1e-9 * Math.max(...positions.map(Math.abs));
    const spacing = positions.length > 1 ? positions[1]! - first : Infinity;
    const inside = [...positions.keys()].filter(i => positions[i]! >= low - slack && positions[i]! <= high + slack);
    const isOnAxis = low >= first - spacing - slack && high <= last + spacing + slack;
    if (inside.length > 0 && isOnAxis) return inside;
    const shown = (value: number): string => formatQuantity(value, axis.dimension);
    const { from, to } = this.call.arguments;
    const band = [from && `from ${shown(low)}`, to && `to ${shown(high)}`].filter(Boolean).join(' ');
    throw this.valueError(
      `${this.text} has no value: the curve ${inside.length > 0 ? 'does not reach' : 'has none'} ${band}; its values go from ${shown(first)} to ${shown(last)}.`
    );
  }

  /** All values of `what`: those of a list, or those recorded within the measured windows. */
  measured(): Float64Array {
    const listed = this.listed();
    if (listed) return this.ofAllTimes(listed);
    const windows = this.windows();
    const sampling = this.sampling();
    const none = `${this.text} has no value: no sample is recorded within the measured time; record more often.`;
    if (sampling && !windows.some(window => samplesWithin(sampling, window))) throw this.valueError(none);
    const { steps, elements, at } = this.values();
    const samples = Array.from(steps.keys()).filter(s => windows.some(w => contains(w, steps[s]!)));
    if (samples.length === 0) throw this.valueError(none);
    const all = new Float64Array(samples.length * elements.length);
    samples.forEach((sample, s) => elements.forEach((_, i) => (all[s * elements.length + i] = at(sample, i))));
    return all;
  }

  /** A list has no times. */
  private ofAllTimes(listed: Float64Array): Float64Array {
    const limit = ['from', 'to'].find(formal => this.call.arguments[formal]);
    if (limit === undefined) return listed;
    throw this.valueError(`${this.text} has no value: a list has no times; give \`${limit}\` to what the list is of.`);
  }

  /** The values of `what` where it is a list, else the last recorded ones. */
  sample(): Float64Array {
    return this.listed() ?? this.lastValues();
  }

  /** The last recorded values of `what`. */
  lastValues(): Float64Array {
    const { steps, elements, at } = this.values();
    if (steps.length === 0) throw this.valueError(`${this.text} has no value: no sample was recorded.`);
    return Float64Array.from(elements, (_, i) => at(steps.length - 1, i));
  }

  /** Undefined where `what` is a recorded variable. */
  private listed(): Float64Array | undefined {
    const what = this.call.arguments.what;
    if (!what || what.kind === 'recorded' || what.kind === 'selection') return undefined;
    const value = this.evaluate.value(what);
    const values = Float64Array.from(typeof value === 'number' ? [value] : value);
    if (values.length === 0) throw this.valueError(`${this.text} has no value: the list is empty.`);
    return values;
  }

  valueError(message: string): Error {
    return valueError(message, this.call);
  }
}
