// From a path of the command line to a network that may be run, or the findings that forbid it.
import type { Diagnostic } from '../language/index.js';
import type { Experiment, NetworkModel } from '../simulator/index.js';
import { exitCode } from './exit-code.js';
import { findFile, uriOf } from './find-files.js';
import type { Io } from './io.js';
import { openSession, type Session } from './session.js';
import { UsageError } from './usage-error.js';

export interface Loaded {
  readonly model: NetworkModel;
  readonly session: Session;
  readonly file: string;
}

/** Findings go to stderr; with errors among them there is no model but an exit code. */
export function loadModel(path: string, io: Io): Loaded | number {
  const file = findFile(path, io.folder);
  const session = openSession(io);
  const { model, diagnostics } = session.language.lower(uriOf(file));
  const serious = diagnostics.filter(one => one.severity !== 'information');
  session.print(serious, 'pretty', text => io.err(text));
  if (!model || hasError(diagnostics)) {
    io.err(`${path} has errors: mend them before it can run.\n`);
    return exitCode.findings;
  }
  return { model, session, file };
}

/** The experiments of these names, or all of the file where none is named. Throws a UsageError that names what there is. */
export function chooseExperiments(names: readonly string[], model: NetworkModel, path: string): readonly Experiment[] {
  const there = model.experiments.map(experiment => experiment.name);
  if (there.length === 0) throw new UsageError(`${path} has no experiment: add \`experiment name { step 0.1 ms  run 1 s }\`.`);
  const missing = names.find(name => !there.includes(name));
  if (missing !== undefined) throw new UsageError(`${path} has no experiment ${missing}; it has ${there.join(', ')}.`);
  return names.length === 0 ? model.experiments : names.map(name => model.experiments.find(experiment => experiment.name === name)!);
}

const hasError = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(one => one.severity === 'error');
