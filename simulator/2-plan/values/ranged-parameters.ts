// The parameters of a file that may be moved: those with a range, with the value that an experiment runs with.
import {
  NetworkError,
  statementsIn,
  type Dimension,
  type Experiment,
  type Expression,
  type NetworkModel,
  type Statement
} from '../../1-model/index.js';
import { Globals, overridesOf } from './globals.js';

/** In the simulator's units. */
interface RangedParameter {
  readonly name: string;
  readonly dimension: Dimension;
  readonly value: number;
  /** without settings */
  readonly default: number;
  readonly low: number;
  readonly high: number;
}

/** In the order of the file. Left out is what the experiment sweeps, and what has no value, whose fault the run itself tells. */
export function rangedParameters(
  model: NetworkModel,
  name: string,
  settings: Readonly<Record<string, number>> = {}
): readonly RangedParameter[] {
  const experiment = model.experiments.find(one => one.name === name);
  if (!experiment) return [];
  const swept = sweptIn(experiment.statements);
  return model.globals.flatMap(global => {
    const { low, high } = global;
    if (!global.settable || !low || !high || swept.has(global.name)) return [];
    const valued = (given: Readonly<Record<string, number>>, of: Expression | string): number | undefined =>
      valueOf(model, experiment, given, of);
    const found = {
      value: valued(settings, global.name),
      default: valued({}, global.name),
      low: valued(settings, low),
      high: valued(settings, high)
    };
    const isWhole = Object.values(found).every(value => value !== undefined && Number.isFinite(value));
    return isWhole && found.low! < found.high!
      ? [{ name: global.name, dimension: global.dimension, ...(found as Record<keyof typeof found, number>) }]
      : [];
  });
}

/** Undefined where it has none, or a list. */
function valueOf(
  model: NetworkModel,
  experiment: Experiment,
  settings: Readonly<Record<string, number>>,
  of: Expression | string
): number | undefined {
  try {
    const globals = new Globals(model, overridesOf(model, experiment.statements, settings, experiment));
    const value = typeof of === 'string' ? globals.value(of) : globals.evaluate(of);
    return typeof value === 'number' ? value : undefined;
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}

const sweptIn = (statements: readonly Statement[]): ReadonlySet<string> =>
  new Set(statementsIn(statements).flatMap(statement => (statement.kind === 'sweep' ? [statement.parameter] : [])));
