// What is known of an experiment before it runs, found in its statements without going through every pass of its loops.
import { mostSteps } from '../../0-numbers/index.js';
import { bodyOf, type Expression, type Showing, type Statement } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { Window } from '../plan/index.js';
import type { Globals } from '../values/index.js';
import {
  counts,
  type Lasting,
  type Loop,
  type Of,
  type Samples,
  type ScriptValues,
  type Shown
} from './script-values.js';

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
  /** what may be shown */
  readonly presentations: readonly Shown[];
  readonly clears: readonly Of<'clear'>[];
  /** at least one: that with which the network is built; of the others those in the first passes */
  readonly settings: readonly Setting[];
  /** the step after which a `stimulate` or `silence` stands; undefined where only the run knows */
  readonly begins: ReadonlyMap<Statement, number | undefined>;
  /** whether it may take fewer steps */
  readonly mayEndEarlier: boolean;
  /** in their order, those of the first passes */
  readonly examinations: readonly Of<'label' | 'test'>[];
  readonly frozen: readonly Of<'freeze'>[];
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

/** The step after which a stimulus or silence without times begins, which `what` names at the beginning of a sentence. */
export function beginOf(statement: Of<'stimulate' | 'silence'>, what: string, { begins }: Timeline): number {
  const begin = begins.get(statement);
  if (begin !== undefined) return begin;
  throw networkError(
    'unknown-begin',
    `${what} begins where it stands, and when that is only the run knows, as a loop before it ends by a condition; put it before that loop, or give it its times: from … to ….`,
    statement.source
  );
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
  readonly presentations: Shown[] = [];
  readonly clears: Of<'clear'>[] = [];
  readonly begins = new Map<Statement, number | undefined>();
  mayEndEarlier = false;
  readonly examinations: Of<'label' | 'test'>[] = [];
  readonly frozen: Of<'freeze'>[] = [];
  readonly settings: Setting[];

  private passes = 0;
  /** in whose body it is */
  private examined: 'label' | 'test' | undefined;
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
    if (this.examined && !shows.has(statement.kind))
      throw networkError(
        'examined-body',
        `'${wordOf(statement)}' stands in the body of '${this.examined}', which shows samples and changes nothing else; write it before or behind.`,
        statement.source
      );
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
      case 'label':
      case 'test':
        if (!this.seen.has(statement)) this.examinations.push(statement);
        this.examine(statement, samples);
        break;
      case 'freeze':
        if (!this.seen.has(statement)) this.frozen.push(statement);
        break;
      case 'count':
        this.counting(statement, samples);
        break;
      case 'repeat':
        this.pass(statement, this.values.passes(statement), samples);
        break;
      case 'stop':
        this.mayEndEarlier = true;
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
        this.begins.set(statement, this.mayEndEarlier ? undefined : this.steps);
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
    const shown = this.values.shown(statement, samples);
    if (!this.seen.has(statement)) this.presentations.push(...shown.map((one, i) => allOf(one, statement.shown[i]!)));
    this.stretch(statement);
  }

  private loop(statement: Of<'for'>, samples: Samples): void {
    const range = this.values.samples(statement);
    this.pass(statement, range.high - range.low + 1, new Map([...samples, [statement.loop, range]]));
  }

  private examine(statement: Of<'label' | 'test'>, samples: Samples): void {
    const range = this.values.labelled(statement);
    this.examined = statement.kind;
    this.pass(statement, range.high - range.low + 1, new Map([...samples, [statement.loop, range]]));
    this.examined = undefined;
  }

  private counting(statement: Of<'count'>, samples: Samples): void {
    const { values } = this;
    const { low, high } = values.numbers(statement);
    const outer = values.counted(statement.counter, low);
    this.pass(statement, high - low + 1, samples, pass => values.counted(statement.counter, low + pass));
    values.counted(statement.counter, outer);
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
  private pass(loop: Loop, count: number, samples: Samples, begin?: (pass: number) => void): void {
    const { statements } = loop;
    if (loop.kind === 'repeat' && loop.until) this.mayEndEarlier = true;
    const differ = statements.some(changes) || (loop.kind === 'count' && statements.some(speaksOfPass));
    let took = 0;
    let pass = 0;
    for (; pass < count && (pass === 0 || ((differ || this.listsIn(statements)) && this.passes < mostPasses)); pass++) {
      begin?.(pass);
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

/** What a body of `label` or `test` does. */
const shows: ReadonlySet<Statement['kind']> = new Set([
  'run',
  'rest',
  'present',
  'clear',
  'for',
  'count',
  'repeat',
  'stop'
]);

const wordOf = (statement: Statement): string =>
  statement.kind === 'freeze' ? (statement.frozen ? 'freeze' : 'unfreeze') : statement.kind;

/** Every sample that a statement may show where a loop counts. */
const allOf = (shown: Shown, { sample }: Showing): Shown =>
  'data' in sample && counts(sample.number) ? { ...shown, low: 0, high: shown.set.samples - 1 } : shown;

/** Whether it says something of the number of the pass. */
const speaksOfPass = (statement: Statement): boolean =>
  expressionsOf(statement).some(counts) || bodyOf(statement).some(speaksOfPass);

function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'run':
    case 'measure':
    case 'rest':
      return [statement.duration];
    case 'present':
      return [
        statement.duration,
        ...statement.shown.flatMap(({ sample }) => ('data' in sample ? [sample.number] : []))
      ];
    case 'repeat':
      return [statement.count];
    case 'count':
      return [statement.low, statement.high];
    case 'for':
      return statement.range ? [statement.range.low, ...(statement.range.high ? [statement.range.high] : [])] : [];
    default:
      return [];
  }
}

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
