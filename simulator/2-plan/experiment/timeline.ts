// What is known of an experiment before it runs, found in its statements without going through every pass of its loops.
import { mostSteps } from '../../0-numbers/index.js';
import type { Source, Statement } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { SamplesPlan, Window } from '../plan/index.js';
import type { Globals } from '../values/index.js';
import type { Lasting, Of, Samples, ScriptValues } from './script-values.js';

/** Samples of a set are shown to some populations. */
interface Presentation extends SamplesPlan {
  readonly targets: readonly string[];
  readonly source: Source;
}

/** Values of the parameters from step `at` on. */
interface Setting {
  readonly at: number;
  readonly globals: Globals;
  /** what was set last; absent for those with which the network is built */
  readonly set?: Of<'set'>;
}

export interface Timeline {
  readonly steps: number;
  /** undefined: there are too many to be listed */
  readonly measured: readonly Window[] | undefined;
  readonly presentations: readonly Presentation[];
  readonly clears: readonly Of<'clear'>[];
  /** at least one: that with which the network is built; of the others those in the first passes */
  readonly settings: readonly Setting[];
  /** the step after which a `stimulate` or `silence` stands */
  readonly begins: ReadonlyMap<Statement, number>;
}

/** Throws for durations off the grid, samples that are not there, and statements that stand in a loop and cannot. */
export function timelineOf(
  statements: readonly Statement[],
  values: ScriptValues,
  sweeps: readonly { readonly parameter: string }[] = []
): Timeline {
  const outline = new Outline(values, new Set(sweeps.map(({ parameter }) => parameter)));
  outline.all(statements, new Map());
  return outline;
}

/** Passes that are gone through one by one where they differ; the others are taken to be as long as the last of them. */
const mostPasses = 1e5;
/** Stretches that are listed. */
const mostWindows = 1e4;
/** Settings whose network is planned before the run. */
const mostSettings = 16;

class Outline implements Timeline {
  steps = 0;
  measured: Window[] | undefined = [];
  readonly presentations: Presentation[] = [];
  readonly clears: Of<'clear'>[] = [];
  readonly begins = new Map<Statement, number>();
  readonly settings: Setting[];

  private passes = 0;
  private readonly snapshots = new Set<string>();
  private readonly seen = new Set<Statement>();

  constructor(
    private readonly values: ScriptValues,
    private readonly swept: ReadonlySet<string>
  ) {
    this.settings = [{ at: 0, globals: values.globals }];
  }

  all(statements: readonly Statement[], samples: Samples): void {
    for (const statement of statements) this.one(statement, samples);
  }

  private one(statement: Statement, samples: Samples): void {
    switch (statement.kind) {
      case 'run':
      case 'rest':
        this.stretch(statement);
        break;
      case 'measure':
        this.measure(statement);
        break;
      case 'present':
        this.present(statement, samples);
        break;
      case 'for':
        this.loop(statement, samples);
        break;
      case 'repeat':
        this.pass(statement.statements, this.values.passes(statement), samples);
        break;
      case 'clear':
        if (!this.seen.has(statement)) this.clears.push(statement);
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
    this.seen.add(statement);
  }

  /** Before the network has run, it is built with what is set. */
  private set(statement: Of<'set'>): void {
    const { settings, steps, values } = this;
    const { parameter, source } = statement;
    if (this.swept.has(parameter) && steps > 0)
      throw networkError(
        'late-set',
        `${parameter} is set after the network has run, and ${values.experiment} sweeps it: a value of a sweep holds for the whole run; set another parameter.`,
        source
      );
    if (!values.set(statement, steps > 0)) return;
    const { globals } = values;
    if (steps === 0) settings[0] = { at: 0, globals };
    else if (settings.at(-1)!.at === steps) settings[settings.length - 1] = { at: steps, globals, set: statement };
    else if (settings.length <= mostSettings) settings.push({ at: steps, globals, set: statement });
  }

  private stretch(statement: Lasting): void {
    this.steps += this.values.duration(statement);
    if (this.steps > mostSteps) throw this.values.tooManySteps(this.steps, statement);
  }

  private measure(statement: Of<'measure'>): void {
    const from = this.steps;
    this.stretch(statement);
    if (!this.measured) return;
    const last = this.measured.at(-1);
    if (last && last.to === from) this.measured[this.measured.length - 1] = { from: last.from, to: this.steps };
    else if (this.measured.length < mostWindows) this.measured.push({ from, to: this.steps });
    else this.measured = undefined;
  }

  private present(statement: Of<'present'>, samples: Samples): void {
    const { targets, source } = statement;
    const shown = this.values.shown(statement, samples);
    if (!this.seen.has(statement)) this.presentations.push({ ...shown, targets, source });
    this.stretch(statement);
  }

  private loop(statement: Of<'for'>, samples: Samples): void {
    const { loop, statements } = statement;
    const range = this.values.samples(statement);
    this.pass(statements, range.high - range.low + 1, new Map([...samples, [loop, range]]));
  }

  private keep({ kind, name, source }: Of<'snapshot' | 'restore'>): void {
    if (kind === 'snapshot') this.snapshots.add(name);
    else if (!this.snapshots.has(name))
      throw networkError(
        'no-snapshot',
        `There is no snapshot ${name} before this; write snapshot ${name} where the network is to be saved.`,
        source
      );
  }

  /** What a loop does so often: once, and where passes differ or are measured, again. */
  private pass(statements: readonly Statement[], count: number, samples: Samples): void {
    const differ = statements.some(changes);
    let took = 0;
    let pass = 0;
    for (; pass < count && (pass === 0 || ((differ || this.listsIn(statements)) && this.passes < mostPasses)); pass++) {
      const before = this.steps;
      this.passes += 1 + statements.length;
      this.all(statements, samples);
      took = this.steps - before;
    }
    if (pass === count) return;
    if (this.listsIn(statements)) this.measured = undefined;
    this.steps += took * (count - pass);
    const last = statements.findLast(lastsIn);
    if (this.steps > mostSteps && last) throw this.values.tooManySteps(this.steps, lastingIn(last)!);
  }

  /** Whether a pass adds to what is listed. */
  private listsIn(statements: readonly Statement[]): boolean {
    return this.measured !== undefined && statements.some(measures);
  }
}

const bodyOf = (statement: Statement): readonly Statement[] => ('statements' in statement ? statement.statements : []);

/** Whether a pass leaves other values of parameters to the next. */
const changes = (statement: Statement): boolean => statement.kind === 'set' || bodyOf(statement).some(changes);
/** Whether it measures, itself or inside. */
export const measures = (statement: Statement): boolean =>
  statement.kind === 'measure' || bodyOf(statement).some(measures);

const lastsIn = (statement: Statement): boolean => lastingIn(statement) !== undefined;

/** The last statement of it in which time goes on. */
function lastingIn(statement: Statement): Lasting | undefined {
  if ('duration' in statement) return statement;
  for (const inner of [...bodyOf(statement)].reverse()) {
    const found = lastingIn(inner);
    if (found) return found;
  }
  return undefined;
}
