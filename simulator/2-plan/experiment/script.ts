// The statements of an experiment in order: the grid, the seed, what runs how long, what is measured, expected, reported and drawn.
import {
  formatNumber,
  type Experiment,
  type ExpectStatement,
  type Measured,
  type NetworkModel,
  type Seeds,
  type Source,
  type Statement
} from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import { showTime } from '../grid/durations.js';
import type { ScriptPlan } from '../plan/index.js';
import { Globals, overridesOf, settable } from '../values/index.js';
import type { PlanOptions } from './options.js';
import { measures, type Timeline } from './timeline.js';

export type SweepStatement = Extract<Statement, { kind: 'sweep' }>;

export interface Script {
  readonly experiment: Experiment;
  /** all statements, those of a sweep or of `across` in its place */
  readonly statements: readonly Statement[];
  /** each inside of the one before it; empty without one */
  readonly sweeps: readonly SweepStatement[];
  readonly seeds?: { readonly range: Seeds; readonly source: Source };
}

/** Throws where the file has no experiment of this name. */
export function scriptOf(model: NetworkModel, name: string): Script {
  const experiment = model.experiments.find(e => e.name === name);
  if (!experiment) {
    const there = model.experiments.map(e => e.name).join(', ');
    throw networkError(
      'unknown-experiment',
      `The file has no experiment ${name}; ${there ? `it has ${there}` : 'add one with experiment NAME { step 0.1 ms  run 1 s }'}.`
    );
  }
  const sweeps = nestedSweeps(experiment);
  const across = experiment.statements.flatMap(within).filter(s => s.kind === 'across');
  const seeds = [...across, ...sweeps].flatMap(({ seeds: range, source }) => (range ? [{ range, source }] : []));
  if (seeds[1])
    throw networkError(
      'second-seeds',
      `The experiment ${name} gives seeds a second time here; keep one.`,
      seeds[1].source
    );
  const statements = experiment.statements.flatMap(within).filter(s => s.kind !== 'across' && s.kind !== 'sweep');
  return {
    experiment,
    statements,
    sweeps,
    ...(seeds[0] ? { seeds: seeds[0] } : {})
  };
}

/** Throws where two stand side by side, or go through one parameter. */
function nestedSweeps({ name, statements }: Experiment): readonly SweepStatement[] {
  const sweeps = statements.flatMap(within).filter(s => s.kind === 'sweep');
  for (const [i, sweep] of sweeps.entries()) {
    const outer = sweeps[i - 1];
    if (outer && !outer.statements.flatMap(within).includes(sweep))
      throw networkError(
        'second-sweep',
        `The experiment ${name} has a second sweep here, beside the one of ${outer.parameter}; put one into the other for all combinations, or write a separate experiment for it.`,
        sweep.source
      );
    if (sweeps.slice(0, i).some(({ parameter }) => parameter === sweep.parameter))
      throw networkError(
        'second-sweep',
        `The experiment ${name} sweeps ${sweep.parameter} inside of a sweep of ${sweep.parameter}; keep one of them.`,
        sweep.source
      );
  }
  return sweeps;
}

/** A statement, and before those in its body itself, where each value or seed goes through them. */
const within = (statement: Statement): readonly Statement[] =>
  statement.kind === 'sweep' || statement.kind === 'across'
    ? [statement, ...statement.statements.flatMap(within)]
    : [statement];

/** The constants of a run: what was set, the values of the sweeps from the outermost on, and the step worked out from them. */
export function globalsOf(
  model: NetworkModel,
  script: Script,
  options: PlanOptions,
  swept: readonly number[] = []
): Globals {
  const overrides = overridesOf(model, script.statements, options.settings ?? {}, script.experiment);
  for (const [i, value] of swept.entries()) {
    const { parameter, source } = script.sweeps[i]!;
    overrides.set(settable(model, parameter, source), value);
  }
  return new Globals(model, overrides, stepOf(script, new Globals(model, overrides)));
}

/** What `set` doesn't change before the network has run: given from outside, or swept. */
export const fixedIn = ({ sweeps }: Script, { settings = {} }: PlanOptions): ReadonlySet<string> =>
  new Set([...Object.keys(settings), ...sweeps.map(({ parameter }) => parameter)]);

export function seedOf(script: Script, globals: Globals, options: PlanOptions): number {
  const statement = script.statements.find(s => s.kind === 'seed');
  const seed = options.seed ?? (statement ? globals.number(statement.value, 'The seed', statement.source) : 1);
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw networkError(
    'bad-seed',
    `The seed is ${formatNumber(seed)}; give a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`,
    statement?.source ?? script.experiment.source
  );
}

/** The seeds that the experiment gives; undefined where it runs with one. */
export function seedsIn({ experiment, statements, seeds }: Script, globals: Globals): readonly number[] | undefined {
  if (!seeds) return undefined;
  const { range, source } = seeds;
  const own = statements.find(s => s.kind === 'seed');
  if (own)
    throw networkError(
      'second-seeds',
      `The experiment ${experiment.name} runs across seeds and has a seed as well; keep one of them.`,
      own.source
    );
  const low = globals.number(range.low, 'The first seed', source);
  const high = range.high ? globals.number(range.high, 'The last seed', source) : low;
  if (Number.isSafeInteger(low) && Number.isSafeInteger(high) && 0 <= low && low <= high) {
    const count = high - low + 1;
    if (count <= mostRuns) return Array.from({ length: count }, (_, i) => low + i);
    throw networkError(
      'too-many-runs',
      `The experiment ${experiment.name} runs with ${formatNumber(count)} seeds and has at most ${mostRuns} runs; give fewer.`,
      range.low.source ?? source
    );
  }
  const problem = `The seeds go from ${formatNumber(low)} to ${formatNumber(high)}`;
  throw networkError(
    'bad-seed',
    `${problem}; give two whole numbers of at least 0, the smaller first.`,
    range.low.source ?? source
  );
}

/** Values of a sweep times seeds: each has a recording of its own. */
export const mostRuns = 1e5;

export function planScript(
  script: Script,
  { steps, measured, mayEndEarlier }: Timeline
): Omit<ScriptPlan, 'program' | 'settings' | 'counted' | 'freezes' | 'examinations' | 'learnt'> {
  const expects: ExpectStatement[] = [];
  const reports: Measured[] = [];
  const plots: Measured[] = [];
  for (const statement of script.statements) {
    switch (statement.kind) {
      case 'expect':
        if (statement.share && !script.seeds)
          throw networkError(
            'no-seeds',
            'A share of seeds is expected, and the experiment runs with one seed; put its statements into across seeds 1..20 { }.',
            statement.share.source ?? statement.source
          );
        expects.push(statement);
        break;
      case 'report':
        reports.push(...statement.values);
        break;
      case 'plot':
        plots.push(...statement.plots);
        break;
      default:
    }
  }
  if (steps === 0)
    throw networkError(
      'nothing-runs',
      `The experiment ${script.experiment.name} simulates nothing; add run 1 s (or measure 1 s).`,
      script.experiment.source
    );
  const isMeasured = script.statements.some(measures);
  const windows = !isMeasured ? [{ from: 0, to: steps }] : mayEndEarlier ? undefined : measured;
  return { plannedSteps: steps, mayEndEarlier, ...(windows ? { windows } : {}), expects, reports, plots };
}

function stepOf({ experiment, statements }: Script, globals: Globals): number {
  const statement = statements.find(s => s.kind === 'step');
  if (!statement)
    throw networkError('no-step', `The experiment ${experiment.name} has no step; add step 0.1 ms.`, experiment.source);
  const step = globals.number(statement.value, 'The step', statement.source);
  if (step > 0 && Number.isFinite(step)) return step;
  throw networkError(
    'bad-step',
    `The step is ${showTime(step)}; give a time above 0 ms, such as 0.1 ms.`,
    statement.value.source ?? statement.source
  );
}
