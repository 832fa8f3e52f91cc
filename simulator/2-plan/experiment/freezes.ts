// What an experiment may freeze: connections whose rules then leave weights as they are, populations whose persistent states stay.
import { statementsIn, type Statement } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { FreezePlan, ScriptPlan } from '../plan/index.js';
import type { Timeline } from './timeline.js';

/** Whether some statement may freeze the connection or population of this name. */
export function mayFreezeIn(statements: readonly Statement[]): (name: string) => boolean {
  const freezing = statementsIn(statements).filter(
    statement => statement.kind === 'freeze' || statement.kind === 'label' || statement.kind === 'test'
  );
  const isAll = freezing.some(statement => statement.kind !== 'freeze' || statement.targets.length === 0);
  const names = new Set(freezing.flatMap(statement => (statement.kind === 'freeze' ? statement.targets : [])));
  return name => isAll || names.has(name);
}

/** Throws for what has nothing to be frozen. `freezes`: what there is. */
export function checkFrozen({ frozen }: Timeline, freezes: readonly FreezePlan[]): void {
  for (const { targets, source } of frozen) {
    const nothing = targets.find(target => !freezes.some(({ name }) => name === target));
    if (nothing !== undefined)
      throw networkError(
        'nothing-to-freeze',
        `${nothing} has nothing to freeze: a connection with plasticity freezes its weights, and a population its states that are declared persistent.`,
        source
      );
    if (freezes.length === 0)
      throw networkError(
        'nothing-to-freeze',
        'Nothing here can be frozen: no connection has plasticity, and no state of a neuron is declared persistent.',
        source
      );
  }
}

/** Populations that are labelled or tested. Throws for a test before any labels, and for names of no population. */
export function examinationsOf({ examinations }: Timeline, populations: readonly string[]): ScriptPlan['examinations'] {
  return examinations.map(({ kind, population, data, source }, i) => {
    if (!populations.includes(population))
      throw networkError('unknown-name', `There is no population ${population}.`, source);
    const isLabelled = examinations.slice(0, i).some(one => one.kind === 'label' && one.population === population);
    if (kind === 'label' || isLabelled) return { kind, population, data };
    throw networkError(
      'no-labels',
      `${population} is tested before its neurons have labels; write label ${population} by … before this.`,
      source
    );
  });
}
