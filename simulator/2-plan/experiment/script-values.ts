// What the statements of an experiment come to where they stand: durations in steps, passes of loops, samples. Counted once and exactly.
import { mostSteps } from '../../0-numbers/index.js';
import {
  formatNumber,
  type DataSet,
  type Expression,
  type NetworkError,
  type NetworkModel,
  type Source,
  type Statement
} from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import { showTime, wholeSteps } from '../grid/durations.js';
import type { SamplesPlan } from '../plan/index.js';
import { rangeOf, settable, type Globals } from '../values/index.js';

export type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;
/** Statements in which time goes on. */
export type Lasting = Of<'run' | 'measure' | 'rest' | 'present'>;

/** For each loop around, the samples that it goes through, or the one of this pass. */
export type Samples = ReadonlyMap<string, SamplesPlan>;

/** Throws NetworkError for what cannot be, at the line where it stands. */
export class ScriptValues {
  private readonly durations = new Map<Lasting, number>();

  /** `fixed`: parameters that are given from outside, or swept, which win over each `set` before the network has run. */
  constructor(
    readonly model: NetworkModel,
    readonly experiment: string,
    private current: Globals,
    private readonly fixed: ReadonlySet<string>
  ) {}

  get globals(): Globals {
    return this.current;
  }

  private get step(): number {
    return this.current.step!;
  }

  /** In steps. */
  duration(statement: Lasting): number {
    const known = this.durations.get(statement);
    if (known !== undefined) return known;
    const { kind, duration, source } = statement;
    const steps = timeInSteps(duration, 0, `The time to ${kind}`, source, this.current, this.step);
    this.durations.set(statement, steps);
    return steps;
  }

  tooManySteps(steps: number, { duration, source }: Lasting): NetworkError {
    return networkError(
      'too-many-steps',
      `The experiment ${this.experiment} comes to ${formatNumber(steps)} steps of ${showTime(this.step)}, and a run has at most ${mostSteps}; make the step longer or the run shorter.`,
      duration.source ?? source
    );
  }

  /** Of a `repeat`. */
  passes({ count, source }: Of<'repeat'>): number {
    const passes = this.current.number(count, 'The number of passes', source);
    if (Number.isInteger(passes) && passes >= 1) return passes;
    throw networkError(
      'bad-count',
      `${formatNumber(passes)} passes are asked for; give a whole number of at least 1.`,
      count.source ?? source
    );
  }

  /** Those that a `for` goes through. */
  samples({ data, range, source }: Of<'for'>): SamplesPlan {
    const set = this.setOf(data, source);
    const all = { low: 0, high: set.samples - 1 };
    return { set, ...(range ? rangeOf(range, set.samples, { of: data, source }, this.current) : all) };
  }

  /** Those that are shown. */
  shown({ sample, source }: Of<'present'>, samples: Samples): SamplesPlan {
    if ('loop' in sample) return samples.get(sample.loop)!;
    const set = this.setOf(sample.data, source);
    return { set, ...rangeOf({ low: sample.number }, set.samples, { of: sample.data, source }, this.current) };
  }

  /** Whether the parameter has another value from now on. */
  set({ parameter, value, source }: Of<'set'>, hasRun: boolean): boolean {
    if (!hasRun && this.fixed.has(parameter)) return false;
    this.current = this.current.with(
      settable(this.model, parameter, source),
      this.current.evaluate(value),
      value.source ?? source
    );
    this.durations.clear();
    return true;
  }

  private setOf(name: string, source: Source): DataSet {
    const found = this.model.data.find(set => set.name === name);
    if (found) return found;
    throw networkError('unknown-data', `There are no data ${name}.`, source);
  }
}

/** A time of a statement in whole steps. `what` begins the message; without an expression `absent`. */
export function timeInSteps(
  value: Expression | undefined,
  absent: number,
  what: string,
  source: Source,
  globals: Globals,
  step: number
): number {
  if (!value) return absent;
  const at = value.source ?? source;
  const steps = wholeSteps(globals.number(value, what, source), step, what, at);
  if (steps >= 0) return steps;
  throw networkError('negative-duration', `${what} is ${showTime(steps * step)}; give a time of 0 ms or later.`, at);
}
