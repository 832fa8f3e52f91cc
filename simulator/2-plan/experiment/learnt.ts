// What an experiment saves and loads: weights that rules change, and persistent states.
import { statementsIn, type NetworkError, type NetworkModel, type Statement } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { GroupPlan, LearntPlan, ProjectionPlan } from '../plan/index.js';
import { checkLoaded } from './loaded.js';
import type { Of } from './script-values.js';

/** Of those that the statements name. Throws NetworkError where one of them learns nothing, or a file has not what is loaded of it. */
export function planLearnt(
  statements: readonly Statement[],
  groups: readonly GroupPlan[],
  projections: readonly ProjectionPlan[]
): readonly LearntPlan[] {
  const all = [...groups.flatMap(statesOf), ...weightsOf(projections)];
  const asking = statementsIn(statements).filter(
    (statement): statement is Of<'save' | 'load'> =>
      (statement.kind === 'save' && !statement.features) || statement.kind === 'load'
  );
  checkFeatures(statements);
  for (const { kind, targets, source } of asking) {
    const without = targets.find(target => !all.some(({ of }) => of === target));
    const isConstant = without !== undefined && projections.some(({ connect }) => connect === without);
    if (isConstant && kind === 'load')
      throw networkError(
        'nothing-learnt',
        `${without} has nothing to load, as its weights are constants; give it the plasticity with which they were learnt, and write freeze ${without}.`,
        source
      );
    if (without !== undefined) throw nothing(without, kind, source);
    if (all.length === 0) throw nothing('The network', kind, source);
  }
  for (const one of asking)
    if (one.kind === 'load' && one.awaits === undefined) checkLoaded(one, all, groups, projections);
  return all.filter(({ of }) => asking.some(({ targets }) => targets.length === 0 || targets.includes(of)));
}

/** Throws NetworkError where a file that an experiment loads is still to be saved by another. */
export function refuseAwaited({ experiments }: Pick<NetworkModel, 'experiments'>, name: string): void {
  const statements = experiments.find(experiment => experiment.name === name)?.statements ?? [];
  for (const statement of statementsIn(statements))
    if (statement.kind === 'load' && statement.awaits !== undefined)
      throw networkError(
        'nothing-learnt',
        `There is no file ${statement.file} yet; run experiment ${statement.awaits} first, which saves it.`,
        statement.source
      );
}

/** Throws NetworkError where features of a population are saved that is not tested. */
function checkFeatures(statements: readonly Statement[]): void {
  const all = statementsIn(statements);
  const tested = all.flatMap(statement => (statement.kind === 'test' ? [statement.population] : []));
  for (const statement of all) {
    if (statement.kind !== 'save' || !statement.features) continue;
    const untested = statement.targets.find(target => !tested.includes(target));
    if (untested !== undefined)
      throw networkError(
        'nothing-learnt',
        `${untested} has no features to save, as they are those of the samples of a test; write label ${untested} by … and test ${untested} on … before.`,
        statement.source
      );
  }
}

const nothing = (what: string, kind: string, source: Statement['source']): NetworkError =>
  networkError(
    'nothing-learnt',
    `${what} has nothing to ${kind}: a connection with plasticity has weights, and a population states that are declared persistent.`,
    source
  );

const statesOf = ({ name, states }: GroupPlan, group: number): LearntPlan[] =>
  states.flatMap((state, slot) =>
    state.persistent ? [{ name: `${name}.${state.name}`, of: name, parts: [{ group, slot }] }] : []
  );

function weightsOf(projections: readonly ProjectionPlan[]): LearntPlan[] {
  const parts = new Map<string, Extract<LearntPlan['parts'][number], { projection: number }>[]>();
  projections.forEach(({ connect, transmission }, projection) => {
    if (transmission.kind !== 'dynamic' || transmission.program.weight === undefined) return;
    const { weight: slot } = transmission.program;
    parts.set(connect, [...(parts.get(connect) ?? []), { projection, slot }]);
  });
  return [...parts].map(([connect, found]) => ({ name: `${connect}.weight`, of: connect, parts: found }));
}
