// The values of an experiment's sweep.
import {
  dimensionless,
  formatNumber,
  isDimensionless,
  type Dimension,
  type NetworkModel
} from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { Globals } from '../values/index.js';
import type { PlanOptions } from './options.js';
import { globalsOf, mostRuns, scriptOf, seedsIn, type Script } from './script.js';

export interface SweepValues {
  readonly parameter: string;
  /** in which the values are shown; absent for a pure number */
  readonly dimension?: Dimension;
  readonly values: readonly number[];
}

/** Undefined without a sweep. Throws NetworkError. */
export function sweepOf(model: NetworkModel, options: PlanOptions): SweepValues | undefined {
  const script = scriptOf(model, options.experiment);
  if (!script.sweep) return undefined;
  const { parameter, source } = script.sweep;
  const global = model.globals.find(g => g.name === parameter);
  const dimension = global?.dimension ?? dimensionless;
  if (options.settings && Object.hasOwn(options.settings, parameter)) {
    throw networkError(
      'set-and-swept',
      `${parameter} is swept by the experiment ${options.experiment} and set from outside; leave one of them out.`,
      source
    );
  }
  const globals = globalsOf(model, script, options);
  const values = valuesOf(script, globals);
  const seeds = seedsIn(script, globals)?.length ?? 1;
  if (values.length * seeds > mostRuns)
    throw networkError(
      'too-many-runs',
      `The experiment ${options.experiment} has ${values.length} values with ${seeds} seeds each and at most ${mostRuns} runs; give fewer.`,
      source
    );
  if (values.length === 0)
    throw networkError('empty-sweep', `The sweep of ${parameter} has no values; give at least one.`, source);
  return { parameter, values, ...(isDimensionless(dimension) ? {} : { dimension }) };
}

/** The seeds with which each value runs; undefined for one. Throws NetworkError. */
export function seedsOf(model: NetworkModel, options: PlanOptions): readonly number[] | undefined {
  const script = scriptOf(model, options.experiment);
  const seeds = seedsIn(script, globalsOf(model, script, options));
  if (!seeds || options.seed === undefined) return seeds;
  throw networkError(
    'second-seeds',
    `The experiment ${options.experiment} runs across seeds and a seed is set from outside; leave one of them out.`,
    script.seeds!.source
  );
}

function valuesOf({ sweep }: Script, globals: Globals): readonly number[] {
  const { parameter, source, ...given } = sweep!;
  if (given.values) {
    const list = globals.evaluate(given.values);
    if (typeof list === 'object' && Array.from(list).every(v => typeof v === 'number'))
      return Array.from(list as ArrayLike<number>);
    throw networkError(
      'not-a-list',
      `The sweep of ${parameter} needs a list of numbers: write in [1, 2, 5].`,
      given.values.source ?? source
    );
  }
  const low = globals.number(given.from!, `The first value of ${parameter}`, source);
  const high = globals.number(given.to!, `The last value of ${parameter}`, source);
  const count = globals.number(given.count!, 'The number of values', source);
  if (!Number.isInteger(count) || count < 1)
    throw networkError(
      'bad-count',
      `The sweep of ${parameter} would have ${formatNumber(count)} values; give a whole number of at least 1.`,
      given.count!.source ?? source
    );
  if (count > mostRuns)
    throw networkError(
      'too-many-runs',
      `The sweep of ${parameter} has ${formatNumber(count)} values and an experiment at most ${mostRuns} runs; give fewer.`,
      given.count!.source ?? source
    );
  return evenlySpaced(low, high, count);
}

/** Both ends included and exact. */
const evenlySpaced = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) =>
    i === 0 ? low : i === count - 1 ? high : Number((low + ((high - low) * i) / (count - 1)).toPrecision(15))
  );
