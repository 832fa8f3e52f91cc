// What an experiment does when: its statements in order, loops unrolled, durations counted in steps once and exactly.
import { mostSteps } from '../../0-numbers/index.js';
import {
  formatNumber,
  type DataSet,
  type Experiment,
  type Expression,
  type NetworkModel,
  type Source,
  type Statement
} from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import { showTime, wholeSteps } from '../grid/durations.js';
import { rangeOf, settable, type Globals } from '../values/index.js';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

/** Stretches of time are steps after `from` up to `until`. */
interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** A sample is shown to some populations. */
interface Presentation extends Stretch {
  readonly data: string;
  readonly sample: number;
  readonly targets: readonly string[];
  readonly source: Source;
}

/** Happens between two steps: after step `at`, before the next. */
export type TimelineAction =
  | { readonly kind: 'clear'; readonly at: number; readonly targets: readonly string[]; readonly source: Source }
  | { readonly kind: 'snapshot' | 'restore'; readonly at: number; readonly name: string }
  /** `setting`: which of the timeline's settings holds from then on */
  | { readonly kind: 'set'; readonly at: number; readonly setting: number };

/** Values of the parameters from a `set` on. */
export interface Setting {
  readonly globals: Globals;
  /** what was set last; absent for those with which the network is built */
  readonly set?: Of<'set'>;
}

export interface Timeline {
  readonly steps: number;
  readonly measured: readonly Stretch[];
  readonly presentations: readonly Presentation[];
  readonly rests: readonly Stretch[];
  readonly actions: readonly TimelineAction[];
  /** at least one: that with which the network is built */
  readonly settings: readonly Setting[];
  /** the step after which a `stimulate` or `silence` stands */
  readonly begins: ReadonlyMap<Statement, number>;
}

/** `fixed`: parameters that are given from outside, or swept, which win over `set`. Throws for durations off the grid, rows that are not there, and statements that stand in a loop and cannot. */
export function timelineOf(
  {
    experiment,
    statements,
    sweeps = []
  }: {
    readonly experiment: Experiment;
    readonly statements: readonly Statement[];
    readonly sweeps?: readonly { readonly parameter: string }[];
  },
  model: NetworkModel,
  globals: Globals,
  step: number,
  fixed: ReadonlySet<string> = new Set()
): Timeline {
  const walk = new Walk(
    experiment.name,
    model,
    globals,
    step,
    fixed,
    new Set(sweeps.map(({ parameter }) => parameter))
  );
  walk.all(statements, new Map());
  return walk;
}

/** Statements and passes of loops, each as often as it comes: what happens when is listed, and kept in memory. */
const mostPasses = 1e6;

/** The sample of each loop around. */
type Samples = ReadonlyMap<string, { readonly data: string; readonly sample: number }>;

class Walk implements Timeline {
  steps = 0;
  readonly measured: Stretch[] = [];
  readonly presentations: Presentation[] = [];
  readonly rests: Stretch[] = [];
  readonly actions: TimelineAction[] = [];
  readonly begins = new Map<Statement, number>();
  readonly settings: Setting[];

  private passes = 0;
  private readonly snapshots = new Set<string>();

  constructor(
    private readonly experiment: string,
    private readonly model: NetworkModel,
    private globals: Globals,
    private readonly step: number,
    private readonly fixed: ReadonlySet<string>,
    private readonly swept: ReadonlySet<string>
  ) {
    this.settings = [{ globals }];
  }

  all(statements: readonly Statement[], samples: Samples): void {
    for (const statement of statements) this.one(statement, samples);
  }

  private one(statement: Statement, samples: Samples): void {
    switch (statement.kind) {
      case 'run':
        this.stretch(statement, statement.duration);
        break;
      case 'measure':
        this.measured.push(this.stretch(statement, statement.duration));
        break;
      case 'rest':
        this.rests.push(this.stretch(statement, statement.duration));
        break;
      case 'present':
        this.present(statement, samples);
        break;
      case 'for':
        this.loop(statement, samples);
        break;
      case 'repeat':
        this.repeat(statement, samples);
        break;
      case 'clear':
        this.actions.push({ kind: 'clear', at: this.steps, targets: statement.targets, source: statement.source });
        break;
      case 'snapshot':
      case 'restore':
        this.keep(statement);
        break;
      case 'stimulate':
      case 'silence':
        this.begins.set(statement, this.steps);
        break;
      case 'set':
        this.set(statement);
        break;
      default:
    }
  }

  /** Before the network has run, it is built with what is set. */
  private set(statement: Of<'set'>): void {
    const { parameter, value, source } = statement;
    if (this.swept.has(parameter) && this.steps > 0)
      throw networkError(
        'late-set',
        `${parameter} is set after the network has run, and ${this.experiment} sweeps it: a value of a sweep holds for the whole run; set another parameter.`,
        source
      );
    if (this.fixed.has(parameter)) return;
    this.globals = this.globals.with(
      settable(this.model, parameter, source),
      this.globals.evaluate(value),
      value.source ?? source
    );
    const { settings, actions, steps } = this;
    const last = actions.findLast(action => action.kind === 'set');
    if (steps === 0) settings[0] = { globals: this.globals };
    else if (last?.at === steps) settings[last.setting] = { globals: this.globals, set: statement };
    else {
      actions.push({ kind: 'set', at: steps, setting: settings.length });
      settings.push({ globals: this.globals, set: statement });
    }
  }

  private stretch({ kind, source }: Of<'run' | 'measure' | 'rest' | 'present'>, duration: Expression): Stretch {
    const from = this.steps;
    this.steps += timeInSteps(duration, 0, `The time to ${kind}`, source, this.globals, this.step);
    if (this.steps <= mostSteps) return { from, until: this.steps };
    throw networkError(
      'too-many-steps',
      `The experiment ${this.experiment} comes to ${formatNumber(this.steps)} steps of ${showTime(this.step)}, and a run has at most ${mostSteps}; make the step longer or the run shorter.`,
      duration.source ?? source
    );
  }

  /** What a loop does once more, and how often it comes to that. */
  private pass(statements: readonly Statement[], samples: Samples, source: Source): void {
    this.passes += 1 + statements.length;
    if (this.passes > mostPasses)
      throw networkError(
        'too-many-passes',
        `The loops of ${this.experiment} come to more than ${formatNumber(mostPasses)} passes and statements; repeat less often, or run longer in each pass.`,
        source
      );
    this.all(statements, samples);
  }

  private present(statement: Of<'present'>, samples: Samples): void {
    const { sample: shown, targets, source } = statement;
    const { data, sample } =
      'loop' in shown
        ? samples.get(shown.loop)!
        : { data: shown.data, sample: this.sample(shown.data, shown.number, source) };
    this.presentations.push({ ...this.stretch(statement, statement.duration), data, sample, targets, source });
  }

  private loop({ loop, data, range, statements, source }: Of<'for'>, samples: Samples): void {
    const count = this.setOf(data, source).samples;
    const { low, high } = range
      ? rangeOf(range, count, { of: data, source }, this.globals)
      : { low: 0, high: count - 1 };
    for (let sample = low; sample <= high; sample++)
      this.pass(statements, new Map([...samples, [loop, { data, sample }]]), source);
  }

  private keep({ kind, name, source }: Of<'snapshot' | 'restore'>): void {
    if (kind === 'snapshot') this.snapshots.add(name);
    else if (!this.snapshots.has(name))
      throw networkError(
        'no-snapshot',
        `There is no snapshot ${name} before this; write snapshot ${name} where the network is to be saved.`,
        source
      );
    this.actions.push({ kind, at: this.steps, name });
  }

  private repeat({ count, statements, source }: Of<'repeat'>, samples: Samples): void {
    const passes = this.globals.number(count, 'The number of passes', source);
    if (!Number.isInteger(passes) || passes < 1)
      throw networkError(
        'bad-count',
        `${formatNumber(passes)} passes are asked for; give a whole number of at least 1.`,
        count.source ?? source
      );
    for (let pass = 0; pass < passes; pass++) this.pass(statements, samples, count.source ?? source);
  }

  private sample(data: string, number: Expression, source: Source): number {
    return rangeOf({ low: number }, this.setOf(data, source).samples, { of: data, source }, this.globals).low;
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
