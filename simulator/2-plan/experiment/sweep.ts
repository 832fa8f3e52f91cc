// The values of an experiment's sweeps.
import {
  dimensionless,
  formatNumber,
  formatQuantity,
  isDimensionless,
  type Dimension,
  type NetworkError,
  type NetworkModel
} from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { Globals } from '../values/index.js';
import type { PlanOptions } from './options.js';
import { globalsOf, mostRuns, scriptOf, seedsIn, type SweepStatement } from './script.js';

export interface Sweep {
  /** outermost first */
  readonly parameters: readonly SweptParameter[];
  /** that of the innermost parameter changes fastest */
  readonly points: readonly SweptValues[];
}

export interface SweptParameter {
  readonly parameter: string;
  /** in which the values are shown; absent for a pure number */
  readonly dimension?: Dimension;
}

export interface SweptValues {
  /** of each parameter */
  readonly values: readonly number[];
  /** which of the values of its parameter each is */
  readonly places: readonly number[];
}

/** Undefined without a sweep. The values of an inner sweep may depend on the parameters of those around it. Throws NetworkError. */
export function sweepOf(model: NetworkModel, options: PlanOptions): Sweep | undefined {
  const script = scriptOf(model, options.experiment);
  const { sweeps } = script;
  const [outermost] = sweeps;
  if (!outermost) return undefined;
  for (const { parameter, source } of sweeps)
    if (options.settings && Object.hasOwn(options.settings, parameter))
      throw networkError(
        'set-and-swept',
        `${parameter} is swept by the experiment ${options.experiment} and set from outside; leave one of them out.`,
        source
      );
  const seeds = seedsIn(script, globalsOf(model, script, options))?.length ?? 1;
  const tooMany = (count: number): NetworkError =>
    networkError(
      'too-many-runs',
      `The experiment ${options.experiment} has ${count} values with ${seeds} seeds each and at most ${mostRuns} runs; give fewer.`,
      outermost.source
    );
  let points: readonly SweptValues[] = [{ values: [], places: [] }];
  for (const sweep of sweeps) {
    const next: SweptValues[] = [];
    for (const { values, places } of points) {
      const own = valuesOf(sweep, globalsOf(model, script, options, values));
      if (own.length === 0)
        throw networkError(
          'empty-sweep',
          `The sweep of ${sweep.parameter} has no values; give at least one.`,
          sweep.source
        );
      if ((next.length + own.length) * seeds > mostRuns) throw tooMany(points.length * own.length);
      for (const [place, value] of own.entries()) next.push({ values: [...values, value], places: [...places, place] });
    }
    points = next;
  }
  return { parameters: sweeps.map(({ parameter }) => sweptParameter(parameter, model)), points };
}

function sweptParameter(parameter: string, model: NetworkModel): SweptParameter {
  const { dimension = dimensionless } = model.globals.find(g => g.name === parameter) ?? {};
  return { parameter, ...(isDimensionless(dimension) ? {} : { dimension }) };
}

/** `g = 4, tau = 20 ms` */
export const sweptText = ({ parameters }: Sweep, { values }: SweptValues): string =>
  parameters
    .map(({ parameter, dimension = dimensionless }, i) => `${parameter} = ${formatQuantity(values[i]!, dimension)}`)
    .join(', ');

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

function valuesOf({ parameter, source, ...given }: SweepStatement, globals: Globals): readonly number[] {
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
