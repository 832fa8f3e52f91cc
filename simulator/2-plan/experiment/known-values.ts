// What an experiment's constants and parameters come to, as far as that is known before a run: for checks and for hover.
import { NetworkError, lookup, type Expression, type NetworkModel } from '../../1-model/index.js';
import { resolve, valueOf, type Scope, type Value } from '../formula/index.js';
import { Globals } from '../values/index.js';
import { globalsOf, scriptOf } from './script.js';

export class KnownValues {
  /** ms; undefined without an experiment, or where its step has no value */
  readonly step: number | undefined;
  private current: Globals | undefined;

  /** With an experiment, as it sets the parameters of the file; else as the file declares them. `settings` win over both. Throws nothing. */
  constructor(
    private readonly model: NetworkModel,
    private readonly experiment?: string,
    private readonly settings: Readonly<Record<string, number>> = {}
  ) {
    this.step = this.attempt(() => this.globals().step);
  }

  /**
   * In the simulator's units; a list for a list, its entries NaN where they have no value. Undefined where the value is drawn, differs
   * between neurons, or cannot be computed. `own`: arguments and defaults that parameters of the model around stand for.
   */
  of(expression: Expression, own: Readonly<Record<string, Expression>> = {}): Value | undefined {
    const value = this.attempt(() => {
      const globals = this.globals();
      return valueOf(resolve(expression, globals.scope({ inner: ownNames(own, globals) })));
    });
    return typeof value === 'number' && Number.isNaN(value) ? undefined : value;
  }

  private globals(): Globals {
    const { model, experiment, settings } = this;
    return (this.current ??=
      experiment === undefined
        ? new Globals(model, new Map(Object.entries(settings)))
        : globalsOf(model, scriptOf(model, experiment), { experiment, settings }));
  }

  private attempt<T>(find: () => T): T | undefined {
    try {
      return find();
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      // What has thrown may remember what it was about.
      this.current = undefined;
      return undefined;
    }
  }
}

/** Parameters that stand for each other in a circle have no value. */
function ownNames(
  own: Readonly<Record<string, Expression>>,
  globals: Globals,
  underway: readonly string[] = []
): Scope['name'] {
  return name => {
    const value = name.of === 'own' && !underway.includes(name.name) ? lookup(own, name.name) : undefined;
    return value && resolve(value, globals.scope({ inner: ownNames(own, globals, [...underway, name.name]) }));
  };
}
