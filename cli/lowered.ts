// From a path of the command line to a network that may be run, or the findings that forbid it.
import type { Diagnostic } from '../language/index.js';
import type { Experiment, NetworkModel } from '../simulator/index.js';
import { exitCode } from './exit-code.js';
import { findFile, uriOf } from './find-files.js';
import type { Io } from './io.js';
import { plain } from './plain-text.js';
import { parseMemory } from './run-options.js';
import { openSession, type Session } from './session.js';
import { givenBefore, parseSettings, refuseOutOfRange } from './settings.js';
import { UsageError } from './usage-error.js';

export interface Loaded {
  readonly model: NetworkModel;
  readonly session: Session;
  readonly file: string;
}

/**
 * Findings go to stderr; with errors among them there is no model but an exit code. What keeps experiments from running that are not
 * `wanted` (none named: all are) is a warning. `memoryLimit` and `set` as on the command line.
 */
export function loadModel(
  path: string,
  wanted: readonly string[],
  io: Io,
  { memoryLimit, set = [] }: { readonly memoryLimit?: string; readonly set?: readonly string[] }
): Loaded | number {
  const file = findFile(path, io.folder);
  const session = openSession(io, {
    files: [file],
    memoryLimit: memoryLimit === undefined ? undefined : parseMemory(memoryLimit)
  });
  const { model, diagnostics, refused } = session.language.lower(uriOf(file), undefined, givenBefore(set));
  // what is wrong with a setting itself is told of the setting
  if (model) refuseOutOfRange(diagnostics, parseSettings(set, model), model);
  const inTheWay = [...refused].filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const own = inTheWay.flatMap(([, errors]) => errors);
  const serious = diagnostics.filter(diagnostic => diagnostic.severity !== 'information');
  session.print(
    model ? serious.map(diagnostic => (isOneOf(diagnostic, own) ? diagnostic : softened(diagnostic))) : serious,
    'pretty',
    text => io.err(text)
  );
  if (model && inTheWay.length === 0) return { model, session, file };
  const many = inTheWay.length > 1;
  const experiments = `experiment${many ? 's' : ''} ${inTheWay.map(([name]) => name).join(', ')}`;
  io.err(
    `${model ? `${plain(path)}: ${experiments} ${many ? 'have' : 'has'}` : `${plain(path)} has`} errors: fix them before it can run.\n`
  );
  return exitCode.findings;
}

const isOneOf = (diagnostic: Diagnostic, others: readonly Diagnostic[]): boolean =>
  others.some(
    other =>
      other.message === diagnostic.message &&
      other.source.uri === diagnostic.source.uri &&
      other.source.offset === diagnostic.source.offset
  );

const softened = (diagnostic: Diagnostic): Diagnostic =>
  diagnostic.severity === 'error' ? { ...diagnostic, severity: 'warning' } : diagnostic;

/** The experiments of these names, or all of the file where none is named. Throws a UsageError that names what there is. */
export function chooseExperiments(names: readonly string[], model: NetworkModel, path: string): readonly Experiment[] {
  const there = model.experiments.map(experiment => experiment.name);
  if (there.length === 0)
    throw new UsageError(`${path} has no experiment: add \`experiment name { step 0.1 ms  run 1 s }\`.`);
  const missing = names.find(name => !there.includes(name));
  if (missing !== undefined) throw new UsageError(`${path} has no experiment ${missing}; it has ${there.join(', ')}.`);
  return names.length === 0
    ? model.experiments
    : names.map(name => model.experiments.find(experiment => experiment.name === name)!);
}
