// The statements of an experiment as they come, one after the other, while it runs: nothing of what is to come is kept.
import { mostSteps } from '../../0-numbers/index.js';
import type { Statement } from '../../1-model/index.js';
import type { Program, SamplesPlan } from '../plan/index.js';
import type { Globals } from '../values/index.js';
import { fixedIn, globalsOf, scriptOf } from './script.js';
import { ScriptValues, type Lasting, type Of, type Samples } from './script-values.js';

/** What an experiment does next. */
export type ScriptEvent =
  | Stretch
  | Of<'clear' | 'snapshot' | 'restore'>
  /** all that is set at this time, and what was set last */
  | { readonly kind: 'set'; readonly globals: Globals; readonly set: Of<'set'> };

/** The network runs on. */
export interface Stretch {
  readonly kind: 'stretch';
  readonly of: Lasting['kind'];
  /** at least 1 */
  readonly steps: number;
  /** of a presentation: the sample, and to which populations it is shown */
  readonly shown?: SamplesPlan & { readonly targets: readonly string[] };
}

/** Throws NetworkError where a statement cannot be, when its turn comes. */
export function walkOf({ model, experiment, given, swept }: Program): Iterator<ScriptEvent, undefined> {
  const options = { experiment, settings: given };
  const script = scriptOf(model, experiment);
  const globals = globalsOf(model, script, options, swept);
  return new Walk(new ScriptValues(model, experiment, globals, fixedIn(script, options))).whole(script.statements);
}

class Walk {
  private steps = 0;
  private lastSet: Of<'set'> | undefined;

  constructor(private readonly values: ScriptValues) {}

  *whole(statements: readonly Statement[]): Generator<ScriptEvent, undefined> {
    yield* this.all(statements, new Map());
    yield* this.whatIsSet();
  }

  private *all(statements: readonly Statement[], samples: Samples): Generator<ScriptEvent> {
    for (const statement of statements) yield* this.one(statement, samples);
  }

  private *one(statement: Statement, samples: Samples): Generator<ScriptEvent> {
    switch (statement.kind) {
      case 'run':
      case 'measure':
      case 'rest':
      case 'present':
        yield* this.stretch(statement, samples);
        break;
      case 'for':
        yield* this.loop(statement, samples);
        break;
      case 'repeat':
        yield* this.repeat(statement, samples);
        break;
      case 'clear':
      case 'snapshot':
      case 'restore':
        yield* this.whatIsSet();
        yield statement;
        break;
      case 'set':
        // before the network has run, it is built with what is set
        if (this.values.set(statement, this.steps > 0) && this.steps > 0) this.lastSet = statement;
        break;
      default:
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
    const shown =
      statement.kind === 'present' ? { ...values.shown(statement, samples), targets: statement.targets } : undefined;
    if (steps === 0) return;
    yield* this.whatIsSet();
    this.steps += steps;
    if (this.steps > mostSteps) throw values.tooManySteps(this.steps, statement);
    yield { kind: 'stretch', of: statement.kind, steps, ...(shown ? { shown } : {}) };
  }

  private *loop(statement: Of<'for'>, samples: Samples): Generator<ScriptEvent> {
    const { set, low, high } = this.values.samples(statement);
    for (let sample = low; sample <= high; sample++)
      yield* this.all(
        statement.statements,
        new Map([...samples, [statement.loop, { set, low: sample, high: sample }]])
      );
  }

  private *repeat(statement: Of<'repeat'>, samples: Samples): Generator<ScriptEvent> {
    const passes = this.values.passes(statement);
    if (statement.statements.length === 0) return;
    for (let pass = 0; pass < passes; pass++) yield* this.all(statement.statements, samples);
  }
}
