// What experiments of a command have saved, for those that load it: it lies in memory, whether or not it is written as well.
import * as path from 'node:path';
import { savedIn } from '../server/index.js';
import {
  statementsIn,
  type Experiment,
  type NetworkModel,
  type Recording,
  type Statement
} from '../simulator/index.js';

/** The network whose `load` statements have what these runs have saved, in place of what their files held. */
export function withSaved(model: NetworkModel, recordings: readonly Recording[]): NetworkModel {
  const saved = new Map(
    recordings.flatMap(recording =>
      savedIn(recording).map(({ file, arrays }) => [path.normalize(file), arrays] as const)
    )
  );
  if (saved.size === 0) return model;
  const loaded = (statement: Statement): Statement => {
    if (statement.kind !== 'load') return statement;
    const arrays = saved.get(path.normalize(statement.file));
    if (!arrays) return statement;
    const { awaits: _, ...rest } = statement;
    return { ...rest, arrays: Object.fromEntries(arrays.map(({ name, values }) => [name, values])) };
  };
  const experiments = model.experiments.map(experiment => ({
    ...experiment,
    statements: mapped(experiment.statements, loaded)
  }));
  return { ...model, experiments };
}

const mapped = (statements: readonly Statement[], by: (statement: Statement) => Statement): readonly Statement[] =>
  statements.map(statement => {
    const made = by(statement);
    return 'statements' in made ? { ...made, statements: mapped(made.statements, by) } : made;
  });

/** The other experiments that save a file which this one loads, in the order of the text. */
export function saversFor(experiment: Experiment, { experiments }: NetworkModel): readonly Experiment[] {
  const loads = filesOf(experiment, 'load');
  return experiments.filter(other => other !== experiment && filesOf(other, 'save').some(file => loads.includes(file)));
}

/** Whether this one loads a file that is not there yet. */
export const awaitsFile = ({ statements }: Experiment): boolean =>
  statementsIn(statements).some(statement => statement.kind === 'load' && statement.awaits !== undefined);

const filesOf = ({ statements }: Experiment, kind: 'save' | 'load'): readonly string[] =>
  statementsIn(statements).flatMap(statement => (statement.kind === kind ? [path.normalize(statement.file)] : []));
