// Values of the file-level parameters and constants: settings win over `set`, which wins over the text.
import {
  formatQuantity,
  partsOf,
  usedFirst,
  type Dimension,
  type Experiment,
  type Expression,
  type Global,
  type NetworkModel,
  type Source,
  type Statement
} from '../../1-model/index.js';
import {
  networkError,
  constant,
  number,
  resolve,
  valueOf,
  type Formula,
  type Scope,
  type Value
} from '../formula/index.js';
import { refuseCircular } from './circular.js';

/** The constants of one run: every global by name, and the step. */
export class Globals {
  private readonly values: Map<string, Value>;
  private readonly underway: string[] = [];
  private readonly byName: ReadonlyMap<string, Global>;

  /** `overrides` are the values of `set` and of the caller's settings, `given` those that win over them. `step` is undefined while it is itself being computed. */
  constructor(
    private readonly model: NetworkModel,
    private readonly overrides: ReadonlyMap<string, Expression | number>,
    readonly step?: number,
    private readonly given: ReadonlyMap<string, Value> = new Map(),
    private readonly counters: ReadonlyMap<string, number> = new Map()
  ) {
    this.values = new Map(given);
    this.byName = new Map(model.globals.map(one => [one.name, one]));
  }

  /** Scope in which only globals and `dt` have a value; add to it what else has one. */
  scope(more: Partial<Scope> & { readonly inner?: Scope['name'] } = {}): Scope {
    const { inner, ...rest } = more;
    return { data: this.model.data, ...rest, name: name => inner?.(name) ?? this.formula(name) };
  }

  /** The same with another value of a parameter, from a statement. */
  with(name: string, value: Value, source: Source): Globals {
    const global = this.byName.get(name);
    if (global) this.check(global, value, source);
    return new Globals(this.model, this.overrides, this.step, new Map([...this.given, [name, value]]), this.counters);
  }

  /** The same where loops of an experiment count: what these hold when they are asked for. */
  counting(counters: ReadonlyMap<string, number>): Globals {
    return new Globals(this.model, this.overrides, this.step, this.given, counters);
  }

  evaluate(expression: Expression): Value {
    return valueOf(resolve(expression, this.scope()), expression.source);
  }

  /** A number for users' statements: durations, steps, counts. */
  number(expression: Expression, what: string, source?: Source): number {
    const value = this.evaluate(expression);
    if (typeof value === 'number') return value;
    throw networkError(
      'not-a-number',
      `${what} must be a single number and is a list; take one of its entries with [ ].`,
      expression.source ?? source
    );
  }

  value(name: string): Value {
    const known = this.values.get(name);
    if (known !== undefined) return known;
    // chains of any length: what it uses has its value first
    if (this.underway.length === 0)
      for (const used of usedFirst([name], one => this.usedBy(one))) if (used !== name) this.found(used);
    return this.found(name);
  }

  private found(name: string): Value {
    const known = this.values.get(name);
    if (known !== undefined) return known;
    const global = this.byName.get(name);
    if (!global) throw networkError('unknown-name', `There is no parameter or constant ${name}.`);
    refuseCircular(name, this.underway, global.source);
    this.underway.push(name);
    const given = this.overrides.get(name) ?? global.value;
    const value = typeof given === 'number' ? given : this.evaluate(given);
    this.underway.pop();
    this.check(global, value);
    this.values.set(name, value);
    return value;
  }

  /** Globals that have no value yet. */
  private usedBy(name: string): readonly string[] {
    const global = this.byName.get(name);
    if (!global) return [];
    const given = this.overrides.get(name) ?? global.value;
    const used = new Set<string>();
    for (const expression of [given, global.low, global.high]) {
      if (expression === undefined || typeof expression === 'number') continue;
      for (const part of partsOf(expression))
        if (part.kind === 'name' && part.of === 'global' && this.byName.has(part.name)) used.add(part.name);
    }
    return [...used].filter(one => !this.values.has(one));
  }

  /** All that are single numbers. */
  numbers(): Record<string, number> {
    const entries = this.model.globals.map(g => [g.name, this.value(g.name)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  }

  private formula(name: { readonly of: string; readonly name: string }): Formula | undefined {
    if (name.of === 'global') return constant(this.value(name.name));
    if (name.of === 'counter') {
      const count = this.counters.get(name.name);
      return count === undefined ? undefined : number(count);
    }
    return name.of === 'builtin' && name.name === 'dt' && this.step !== undefined ? number(this.step) : undefined;
  }

  private check(global: Global, value: Value, source = global.source): void {
    if (typeof value !== 'number') return;
    if (Number.isNaN(value)) throw networkError('out-of-range', `${global.name} ${isNoNumber}.`, source);
    const low = global.low && this.number(global.low, `The lower end of the range of ${global.name}`);
    const high = global.high && this.number(global.high, `The upper end of the range of ${global.name}`);
    const wrong = outOfRange(
      value,
      {
        positive: global.positive ?? false,
        ...(low === undefined ? {} : { low }),
        ...(high === undefined ? {} : { high })
      },
      global.dimension
    );
    if (wrong)
      throw networkError(
        'out-of-range',
        `${global.name} is ${formatQuantity(value, global.dimension)} and ${wrong}.`,
        source
      );
  }
}

/** What is said of a value that came out of 0/0 or the like. */
export const isNoNumber = 'is not a number; look for 0/0 or a difference of infinities in it';

/** What a value violates, as `must be above 0 ms`; undefined where it is in range. */
export function outOfRange(
  value: number,
  bounds: { readonly positive: boolean; readonly low?: number; readonly high?: number },
  dimension: Dimension
): string | undefined {
  if (bounds.positive && !(value > 0)) return `must be above ${formatQuantity(0, dimension)}`;
  if ((bounds.low !== undefined && value < bounds.low) || (bounds.high !== undefined && value > bounds.high)) {
    const ends = [bounds.low, bounds.high].map(end => (end === undefined ? '…' : formatQuantity(end, dimension)));
    return `must lie in ${ends.join(' .. ')}`;
  }
  return undefined;
}

/** What comes behind them may come in a network that has run. */
const takesTime: ReadonlySet<Statement['kind']> = new Set([
  'run',
  'measure',
  'present',
  'rest',
  'repeat',
  'for',
  'count'
]);

/** Values that win over the text, of statements before time goes on: the experiment's `set` statements, then the caller's settings, then the value of a sweep. */
export function overridesOf(
  model: NetworkModel,
  statements: readonly Statement[],
  settings: Readonly<Record<string, number>>,
  experiment: Experiment
): Map<string, Expression | number> {
  const overrides = new Map<string, Expression | number>();
  for (const statement of statements) {
    if (takesTime.has(statement.kind)) break;
    if (statement.kind === 'set')
      overrides.set(settable(model, statement.parameter, statement.source), statement.value);
  }
  for (const [name, value] of Object.entries(settings)) overrides.set(settable(model, name, experiment.source), value);
  return overrides;
}

/** The name, if a global of that name may be set. */
export function settable(model: NetworkModel, name: string, source: Source): string {
  const global = model.globals.find(g => g.name === name);
  if (global?.settable) return name;
  const names = model.globals.filter(g => g.settable).map(g => g.name);
  const remedy = names.length
    ? `settable are ${names.join(', ')}`
    : 'the file declares no parameter; write param at its top level';
  throw networkError(
    'not-settable',
    `${name} ${global ? 'is a constant and cannot be set' : 'is not a parameter of the file'}; ${remedy}.`,
    source
  );
}
