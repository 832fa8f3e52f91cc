// The statements of an experiment in order: the grid, the seed, what runs how long, what is measured, expected, reported and drawn.
import { formatNumber, type Experiment, type ExpectStatement, type Measured, type NetworkModel, type Statement } from '../1-model/index.js';
import { complain } from './formula/index.js';
import { Globals, overridesOf, settable } from './globals.js';
import { showTime } from './grid/durations.js';
import type { PlanOptions } from './options.js';
import type { ScriptPlan } from './plan.js';
import type { Timeline } from './timeline.js';

type SweepStatement = Extract<Statement, { kind: 'sweep' }>;

export interface Script {
  readonly experiment: Experiment;
  /** all statements, those of a sweep in its place */
  readonly statements: readonly Statement[];
  readonly sweep?: SweepStatement;
}

/** Throws where the file has no experiment of this name. */
export function scriptOf(model: NetworkModel, name: string): Script {
  const experiment = model.experiments.find(e => e.name === name);
  if (!experiment) {
    const there = model.experiments.map(e => e.name).join(', ');
    throw complain('unknown-experiment', `The file has no experiment ${name}; ${there ? `it has ${there}` : 'add one with experiment NAME { step 0.1 ms  run 1 s }'}.`);
  }
  const sweeps = experiment.statements.filter(isSweep), inner = sweeps[0]?.statements.find(isSweep) ?? sweeps[1];
  if (inner) throw complain('second-sweep', `The experiment ${name} has a second sweep here; write an experiment of its own for it.`, inner.source);
  const statements = experiment.statements.flatMap(s => isSweep(s) ? s.statements : [s]);
  return { experiment, statements, ...(sweeps[0] ? { sweep: sweeps[0] } : {}) };
}

/** The constants of a run: what was set, the value of the sweep, and the step worked out from them. */
export function globalsOf(model: NetworkModel, script: Script, options: PlanOptions, swept?: number): Globals {
  const overrides = overridesOf(model, script.statements, options.settings ?? {}, script.experiment);
  if (script.sweep && swept !== undefined) overrides.set(settable(model, script.sweep.parameter, script.sweep.source), swept);
  return new Globals(model, overrides, stepOf(script, new Globals(model, overrides)));
}

export function seedOf(script: Script, globals: Globals, options: PlanOptions): number {
  const statement = script.statements.find(s => s.kind === 'seed');
  const seed = options.seed ?? (statement ? globals.number(statement.value, 'The seed', statement.source) : 1);
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw complain('bad-seed', `The seed is ${formatNumber(seed)}; give a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`, statement?.source ?? script.experiment.source);
}

export function planScript(script: Script, { steps, measured }: Timeline): Omit<ScriptPlan, 'deeds'> {
  const expects: ExpectStatement[] = [], reports: Measured[] = [], plots: Measured[] = [];
  for (const statement of script.statements) {
    switch (statement.kind) {
      case 'expect': expects.push(statement); break;
      case 'report': reports.push(...statement.values); break;
      case 'plot': plots.push(...statement.plots); break;
      default:
    }
  }
  if (steps === 0) throw complain('nothing-runs', `The experiment ${script.experiment.name} simulates nothing; add run 1 s (or measure 1 s).`, script.experiment.source);
  const windows = measured.length ? measured.map(({ from, until }) => ({ from, to: until })) : [{ from: 0, to: steps }];
  return { plannedSteps: steps, windows, expects, reports, plots };
}

const isSweep = (statement: Statement): statement is SweepStatement => statement.kind === 'sweep';

function stepOf({ experiment, statements }: Script, globals: Globals): number {
  const statement = statements.find(s => s.kind === 'step');
  if (!statement) throw complain('no-step', `The experiment ${experiment.name} has no step; add step 0.1 ms.`, experiment.source);
  const step = globals.number(statement.value, 'The step', statement.source);
  if (step > 0 && Number.isFinite(step)) return step;
  throw complain('bad-step', `The step is ${showTime(step)}; give a time above 0 ms, such as 0.1 ms.`, statement.value.source ?? statement.source);
}
