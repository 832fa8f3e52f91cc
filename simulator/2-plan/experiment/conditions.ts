// Conditions on which it depends how an experiment goes on, and the neurons whose spikes are counted for them.
import {
  functions,
  partsOf,
  statementsIn,
  type Expression,
  type Selection,
  type Statement
} from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { NeuronDraft } from '../neurons/index.js';
import type { CountedPlan } from '../plan/index.js';
import { neuronsOf, type Globals } from '../values/index.js';
import { countedIn } from './script-values.js';

/** Neurons whose spikes are counted for the conditions of an experiment. */
export const planCounted = (
  statements: readonly Statement[],
  drafts: readonly NeuronDraft[],
  globals: Globals
): readonly CountedPlan[] =>
  conditionsIn(statements)
    .flatMap(selectionsIn)
    .map(selection => {
      if (selection.where)
        throw networkError(
          'run-condition',
          'where chooses neurons when the run is over, and this is asked while it goes on; name them by their numbers, as in count(E[0..9]).',
          selection.where.source ?? selection.source
        );
      const group = drafts.findIndex(({ population }) => population.name === selection.of);
      const draft = drafts[group];
      if (draft) return { selection, group, neurons: neuronsOf(selection, draft.shape, globals) };
      throw networkError('unknown-name', `There is no population ${selection.of}.`, selection.source);
    });

export const conditionsIn = (statements: readonly Statement[]): readonly Expression[] =>
  statementsIn(statements).flatMap(statement =>
    statement.kind === 'stop'
      ? [statement.condition]
      : statement.kind === 'repeat' && statement.until
        ? [statement.until]
        : []
  );

/** Throws NetworkError for counts that a condition cannot take, and for what has no value behind a pass. */
export const selectionsIn = (condition: Expression): readonly Selection[] =>
  [...partsOf(condition)].flatMap(part => {
    const selection = countedIn(part);
    const unknown = selection ? undefined : unknownIn(part);
    if (unknown === undefined) return selection ?? [];
    throw networkError(
      'run-condition',
      `${unknown} has no value in a condition of the run, which knows how often neurons fired in its pass; write count(E) >= 5.`,
      part.source ?? condition.source
    );
  });

/** What is known only when the run is over, or moves while it goes on. */
function unknownIn(part: Expression): string | undefined {
  if (part.kind === 'call') return functions.has(part.function) ? undefined : `${part.function}()`;
  const moves = part.kind === 'name' && (part.of === 'noise' || (part.of === 'builtin' && part.name !== 'dt'));
  return moves ? part.name : undefined;
}
