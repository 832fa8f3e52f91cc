// The statements of an experiment as they come, one after the other, while it runs: nothing of what is to come is kept.
import { mostSteps } from '../../0-numbers/index.js';
import { statementsIn, type Selection, type Statement } from '../../1-model/index.js';
import type { Program, SamplesPlan } from '../plan/index.js';
import type { Globals } from '../values/index.js';
import { conditionsIn, selectionsIn } from './conditions.js';
import { fixedIn, globalsOf, scriptOf } from './script.js';
import { ScriptValues, type Lasting, type Loop, type Of, type Samples, type Shown } from './script-values.js';
import { shuffled } from './shuffled.js';

/** What an experiment does next. */
export type ScriptEvent =
  | Stretch
  | Of<'clear' | 'snapshot' | 'restore' | 'freeze' | 'save' | 'load'>
  | Examination
  /** loops have gone on for long without anything being done: somebody may want to stop */
  | { readonly kind: 'idle' }
  /** all that is set at this time, and what was set last */
  | { readonly kind: 'set'; readonly globals: Globals; readonly set: Of<'set'> };

/** A labelling or test begins, one of its samples begins and ends, and it ends. */
export type Examination =
  | { readonly kind: 'examine'; readonly statement: Of<'label' | 'test'>; readonly samples: SamplesPlan }
  | { readonly kind: 'sample' | 'sampled'; readonly number: number }
  | { readonly kind: 'examined' };

/** The network runs on. */
export interface Stretch {
  readonly kind: 'stretch';
  readonly of: Lasting['kind'];
  /** at least 1 */
  readonly steps: number;
  /** of a presentation */
  readonly shown: readonly Shown[];
  /** that were planned and left out so far, as loops ended before their last pass */
  readonly skipped: number;
}

/** How often the neurons of a selection have fired since the beginning. */
type SpikeCount = (selection: Selection) => number;

/** `count` is asked for the selections that conditions of the script speak of. Throws NetworkError where a statement cannot be, when its turn comes. */
export function walkOf(program: Program, count: SpikeCount = () => 0): Iterator<ScriptEvent, undefined> {
  const { model, experiment, given, swept, seed } = program;
  const options = { experiment, settings: given };
  const script = scriptOf(model, experiment);
  const globals = globalsOf(model, script, options, swept);
  const values = new ScriptValues(model, experiment, globals, fixedIn(script, options));
  return new Walk(values, script.statements, seed, count).whole();
}

/** What comes of some statements; true where a `stop` ended the loop around. */
type Events = Generator<ScriptEvent, boolean>;

/** Passes in which nothing happens, between two looks at whether to stop. */
const mostIdle = 10_000;

class Walk {
  private steps = 0;
  private skipped = 0;
  private idle = 0;
  private lastSet: Of<'set'> | undefined;
  /** of the neurons that conditions speak of, at the beginning of the pass under way */
  private before: ReadonlyMap<Selection, number> = new Map();
  private readonly selections: readonly Selection[];
  /** of the loops over shuffled samples, in the order of the text, how often each has begun */
  private readonly begun: Map<Statement, number>;
  private readonly shuffles: readonly Statement[];

  constructor(
    private readonly values: ScriptValues,
    private readonly statements: readonly Statement[],
    private readonly seed: number,
    private readonly count: SpikeCount
  ) {
    this.selections = conditionsIn(statements).flatMap(condition => selectionsIn(condition));
    this.shuffles = statementsIn(statements).filter(statement => statement.kind === 'for' && statement.shuffled);
    this.begun = new Map(this.shuffles.map(statement => [statement, 0]));
  }

  *whole(): Generator<ScriptEvent, undefined> {
    yield* this.all(this.statements, new Map());
    yield* this.whatIsSet();
  }

  private *all(statements: readonly Statement[], samples: Samples): Events {
    for (const statement of statements) if (yield* this.one(statement, samples)) return true;
    return false;
  }

  private *one(statement: Statement, samples: Samples): Events {
    switch (statement.kind) {
      case 'run':
      case 'measure':
      case 'rest':
      case 'present':
        yield* this.stretch(statement, samples);
        return false;
      case 'for':
        yield* this.loop(statement, samples);
        return false;
      case 'count':
        yield* this.counting(statement, samples);
        return false;
      case 'repeat':
        yield* this.repeat(statement, samples);
        return false;
      case 'stop':
        return this.holds(statement.condition);
      case 'clear':
      case 'snapshot':
      case 'restore':
      case 'freeze':
      case 'save':
      case 'load':
        yield* this.whatIsSet();
        yield statement;
        return false;
      case 'label':
      case 'test':
        yield* this.examination(statement, samples);
        return false;
      case 'set':
        // before the network has run, it is built with what is set
        if (this.values.set(statement, this.steps > 0) && this.steps > 0) this.lastSet = statement;
        return false;
      default:
        return false;
    }
  }

  private *whatIsSet(): Generator<ScriptEvent> {
    const set = this.lastSet;
    this.lastSet = undefined;
    if (set) yield { kind: 'set', globals: this.values.globals, set };
  }

  private *stretch(statement: Lasting, samples: Samples): Generator<ScriptEvent> {
    const { values } = this;
    const steps = values.duration(statement);
    const shown = statement.kind === 'present' ? values.shown(statement, samples) : [];
    if (steps === 0) return;
    yield* this.whatIsSet();
    this.steps += steps;
    if (this.steps > mostSteps) throw values.tooManySteps(this.steps, statement);
    yield { kind: 'stretch', of: statement.kind, steps, shown, skipped: this.skipped };
  }

  private *loop(statement: Of<'for'>, samples: Samples): Generator<ScriptEvent> {
    const { set, low, high } = this.values.samples(statement);
    const order = statement.shuffled && shuffled(high - low + 1, this.seed, ...this.passOf(statement));
    yield* this.passes(statement, high - low + 1, i => {
      const sample = low + (order ? order[i]! : i);
      return new Map([...samples, [statement.loop, { set, low: sample, high: sample }]]);
    });
  }

  /** Which of the shuffled loops it is, and how often it has begun before. */
  private passOf(statement: Of<'for'>): [loop: number, pass: number] {
    const pass = this.begun.get(statement)!;
    this.begun.set(statement, pass + 1);
    return [this.shuffles.indexOf(statement), pass];
  }

  private *counting(statement: Of<'count'>, samples: Samples): Generator<ScriptEvent> {
    const { values } = this;
    const { low, high } = values.numbers(statement);
    if (statement.statements.length === 0) return;
    const outer = values.counted(statement.counter, low);
    yield* this.passes(statement, high - low + 1, i => {
      values.counted(statement.counter, low + i);
      return samples;
    });
    values.counted(statement.counter, outer);
  }

  private *examination(statement: Of<'label' | 'test'>, samples: Samples): Generator<ScriptEvent> {
    const all = this.values.labelled(statement);
    yield* this.whatIsSet();
    yield { kind: 'examine', statement, samples: all };
    for (let number = all.low; number <= all.high; number++) {
      const one = { set: all.set, low: number, high: number };
      yield { kind: 'sample', number };
      yield* this.pass(statement, new Map([...samples, [statement.loop, one]]));
      yield { kind: 'sampled', number };
    }
    yield { kind: 'examined' };
  }

  private *repeat(statement: Of<'repeat'>, samples: Samples): Generator<ScriptEvent> {
    const passes = this.values.passes(statement);
    if (statement.statements.length === 0) return;
    yield* this.passes(statement, passes, () => samples);
  }

  /** Those of a loop, up to its end; `begin` gives the samples of each. */
  private *passes(loop: Loop, count: number, begin: (pass: number) => Samples): Generator<ScriptEvent> {
    let longest = 0;
    for (let pass = 0; pass < count; pass++) {
      const before = this.steps + this.skipped;
      const isLast = yield* this.pass(loop, begin(pass));
      const took = this.steps + this.skipped - before;
      longest = Math.max(longest, took);
      if (!isLast) continue;
      this.skipped += longest - took + (count - 1 - pass) * longest;
      return;
    }
  }

  /** One pass of a loop; true where it is the last. */
  private *pass(loop: Loop, samples: Samples): Events {
    const outer = this.before;
    if (++this.idle % mostIdle === 0) yield { kind: 'idle' };
    if (this.selections.length > 0) this.before = new Map(this.selections.map(one => [one, this.count(one)]));
    const isStopped = yield* this.all(loop.statements, samples);
    const isLast = isStopped || (loop.kind === 'repeat' && loop.until !== undefined && this.holds(loop.until));
    this.before = outer;
    return isLast;
  }

  private holds(condition: Parameters<ScriptValues['holds']>[0]): boolean {
    return this.values.holds(condition, selection => this.count(selection) - (this.before.get(selection) ?? 0));
  }
}

/** All statements of the experiment that a program walks. */
export const walkedStatements = ({ model, experiment }: Program): readonly Statement[] =>
  statementsIn(scriptOf(model, experiment).statements);
