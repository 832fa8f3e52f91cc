// What the statements of an experiment come to where they stand: durations in steps, passes of loops, samples, conditions.
import { mostSteps } from '../../0-numbers/index.js';
import {
  evaluate,
  formatNumber,
  partsOf,
  type DataSet,
  type Expression,
  type NetworkError,
  type NetworkModel,
  type Selection,
  type Showing,
  type Source,
  type Statement,
  type Value
} from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import { showTime, wholeSteps } from '../grid/durations.js';
import type { SamplesPlan } from '../plan/index.js';
import { rangeOf, settable, type Globals } from '../values/index.js';

export type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;
/** Statements in which time goes on. */
export type Lasting = Of<'run' | 'measure' | 'rest' | 'present'>;
export type Loop = Of<'for' | 'count' | 'repeat' | 'label' | 'test'>;

/** For each loop around, the samples that it goes through, or the one of this pass. */
export type Samples = ReadonlyMap<string, SamplesPlan>;

/** What is shown to some populations. */
export interface Shown extends SamplesPlan {
  readonly targets: readonly string[];
  readonly source: Source;
}

/** Throws NetworkError for what cannot be, at the line where it stands. */
export class ScriptValues {
  private readonly durations = new Map<Lasting, number>();
  /** of the pass of each loop around that counts */
  private readonly counters = new Map<string, number>();
  private current: Globals;

  /** `fixed`: parameters that are given from outside, or swept, which win over each `set` before the network has run. */
  constructor(
    readonly model: NetworkModel,
    readonly experiment: string,
    globals: Globals,
    private readonly fixed: ReadonlySet<string>
  ) {
    this.current = globals.counting(this.counters);
  }

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
    if (!counts(duration)) this.durations.set(statement, steps);
    return steps;
  }

  tooManySteps(steps: number, { duration, source }: Lasting): NetworkError {
    return networkError(
      'too-many-steps',
      `The experiment ${this.experiment} comes to ${formatNumber(steps)} steps of ${showTime(this.step)}, and a run has at most ${mostSteps}; make the step longer or the run shorter.`,
      duration.source ?? source
    );
  }

  /** Of a `repeat`, at most. */
  passes({ count, source }: Of<'repeat'>): number {
    const passes = this.current.number(count, 'The number of passes', source);
    if (Number.isInteger(passes) && passes >= 1) return passes;
    throw networkError(
      'bad-count',
      `${formatNumber(passes)} passes are asked for; give a whole number of at least 1.`,
      count.source ?? source
    );
  }

  /** The first and the last number of a loop that counts. */
  numbers({ counter, low, high, source }: Of<'count'>): { readonly low: number; readonly high: number } {
    const [first, last] = [low, high].map(bound => this.current.number(bound, `A bound of ${counter}`, source)) as [
      number,
      number
    ];
    if (Number.isSafeInteger(first) && Number.isSafeInteger(last) && first <= last) return { low: first, high: last };
    throw networkError(
      'bad-count',
      `${counter} goes from ${formatNumber(first)} to ${formatNumber(last)}; give two whole numbers, the smaller first.`,
      low.source ?? source
    );
  }

  /** In this pass `counter` is `count`. What it was before comes back with `undo`. */
  counted(counter: string, count: number | undefined): number | undefined {
    const before = this.counters.get(counter);
    if (count === undefined) this.counters.delete(counter);
    else this.counters.set(counter, count);
    return before;
  }

  /** Those that a `for` goes through. */
  samples({ data, range, source }: Of<'for' | 'label' | 'test'>): SamplesPlan {
    const set = this.setOf(data, source);
    const all = { low: 0, high: set.samples - 1 };
    return { set, ...(range ? rangeOf(range, set.samples, { of: data, source }, this.current) : all) };
  }

  /** Those whose labels are asked for. */
  labelled(statement: Of<'label' | 'test'>): SamplesPlan {
    const samples = this.samples(statement);
    if (samples.set.labels) return samples;
    const { name, file } = samples.set;
    throw networkError(
      'no-labels',
      `${name} (${file}) has no labels, so that ${statement.population} cannot be ${statement.kind === 'label' ? 'labelled by it' : 'tested on it'}; give labels = … where ${name} is read.`,
      statement.source
    );
  }

  /** What is shown in a presentation. */
  shown({ shown }: Of<'present'>, samples: Samples): readonly Shown[] {
    return shown.map(showing => {
      const { label, factor, targets, source } = showing;
      const found = this.sample(showing, samples);
      if (label && !found.set.labels)
        throw networkError(
          'no-labels',
          `${found.set.name} (${found.set.file}) has no labels, so that no label of its samples can be presented; give labels = … where ${found.set.name} is read.`,
          source
        );
      const times = factor ? this.current.number(factor, 'The factor of a sample', source) : undefined;
      if (found.set.events && !label && times !== undefined && !(times > 0))
        throw networkError(
          'spike-time',
          `The times of a recording of ${found.set.name} are multiplied by ${formatNumber(times)}; give a factor above 0.`,
          factor!.source ?? source
        );
      return {
        ...found,
        targets,
        source,
        ...(label ? { label } : {}),
        ...(times === undefined ? {} : { factor: times })
      };
    });
  }

  /** Whether a condition holds; `count` says how often neurons fired in this pass. */
  holds(condition: Expression, count: (selection: Selection) => number): boolean {
    const value = evaluate(condition, part => this.known(part, count));
    if (typeof value === 'number') return value !== 0;
    throw networkError('not-a-number', 'A condition of the run is one value, and this is a list.', condition.source);
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

  private known(part: Expression, count: (selection: Selection) => number): Value | undefined {
    const selection = countedIn(part);
    if (selection) return count(selection);
    return part.kind === 'call' ? undefined : this.current.evaluate(part);
  }

  private sample({ sample, source }: Showing, samples: Samples): SamplesPlan {
    if ('loop' in sample) return samples.get(sample.loop)!;
    const set = this.setOf(sample.data, source);
    return { set, ...rangeOf({ low: sample.number }, set.samples, { of: sample.data, source }, this.current) };
  }

  private setOf(name: string, source: Source): DataSet {
    const found = this.model.data.find(set => set.name === name);
    if (found) return found;
    throw networkError('unknown-data', `There are no data ${name}.`, source);
  }
}

/** Whether it speaks of the pass of a loop. */
export const counts = (expression: Expression): boolean =>
  [...partsOf(expression)].some(part => part.kind === 'name' && part.of === 'counter');

/** The neurons of `count(E[0..3])`. Throws for a count that is known only when the run is over, as are all other statistics. */
export function countedIn(part: Expression): Selection | undefined {
  if (part.kind !== 'call' || part.function !== 'count') return undefined;
  const { what, ...others } = part.arguments;
  const areAbsent = Object.values(others).every(other => other.kind === 'number' && other.value === 0);
  if (what?.kind === 'selection' && what.selection.role === 'population' && areAbsent) return what.selection;
  throw networkError(
    'run-condition',
    'A condition of the run counts the spikes of its pass and takes no times; write count(E) >= 5.',
    part.source
  );
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
