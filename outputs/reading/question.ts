// What every statistic is: a name of library/statistics.snn, the dimension of its answer, and how to take it.
import type { Dimension, Expression, Recording } from '../../simulator/index.js';
import { numberOf, refuse } from './arithmetic.js';
import type { Value } from './arithmetic.js';
import { spikesOf } from './spikes-of.js';
import type { SelectedSpikes } from './spikes-of.js';
import { valuesOf } from './values-of.js';
import type { SelectedValues } from './values-of.js';
import { contains, measuredWindows } from './windows.js';
import type { Window } from './windows.js';

export interface Statistic {
  /** as declared in library/statistics.snn */
  readonly name: string;
  /** of the answer; `what` has the dimension of the recorded variable */
  readonly dimension: Dimension | 'what';
  /** Throws NetworkError where the recording holds no answer. */
  readonly take: (question: Question) => Value;
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
    private readonly evaluate: (expression: Expression) => Value,
  ) {}

  /** A numeric argument in the simulator's units, or its default. */
  number(formal: string, otherwise: number): number {
    const given = this.call.arguments[formal];
    return given ? numberOf(this.evaluate(given), given) : otherwise;
  }

  /** The spikes that the argument `what` selects. */
  spikes(): SelectedSpikes {
    const what = this.call.arguments.what;
    if (what?.kind !== 'selection' || what.selection.role !== 'population') {
      throw this.refuse(`${this.call.function}() asks for neurons, such as ${this.call.function}(E).`);
    }
    return spikesOf(this.recording, what.selection, this.text);
  }

  /** The recorded values that the argument `what` selects. */
  values(): SelectedValues {
    const what = this.call.arguments.what;
    if (what?.kind !== 'recorded') throw this.refuse(`${this.call.function}() asks for a recorded variable, such as ${this.call.function}(V of E).`);
    return valuesOf(this.recording, what.variable, what.selection, this.text);
  }

  /** The measured windows, within the arguments `from` and `to` where they are given. */
  windows(): readonly Window[] {
    return measuredWindows(this.recording, this.number('from', 0), this.number('to', 0), this.call);
  }

  /** All values of `what` within the measured windows. */
  measured(): Float64Array {
    const { steps, elements, at } = this.values(), windows = this.windows();
    const samples = Array.from(steps.keys()).filter(s => windows.some(w => contains(w, steps[s]!)));
    if (samples.length === 0) throw this.refuse(`${this.text} has no value: no sample was recorded within the measured time.`);
    const all = new Float64Array(samples.length * elements.length);
    samples.forEach((sample, s) => elements.forEach((_, i) => (all[s * elements.length + i] = at(sample, i))));
    return all;
  }

  /** The last recorded values of `what`. */
  lastValues(): Float64Array {
    const { steps, elements, at } = this.values();
    if (steps.length === 0 || elements.length === 0) throw this.refuse(`${this.text} has no value: no sample was recorded.`);
    return Float64Array.from(elements, (_, i) => at(steps.length - 1, i));
  }

  refuse(message: string): Error {
    return refuse(message, this.call);
  }
}
