// Conditions by which expectations, reports and plots choose neurons of a population: `rate(A where inh == 1)`.
import { expressionText, partsOf, type Expression, type Selection, type Statement } from '../../1-model/index.js';
import { mentions, networkError, resolve } from '../formula/index.js';
import type { Group } from '../neurons/index.js';
import type { ChoiceRecord } from '../plan/index.js';
import { statementsIn } from './conditions.js';

/** Each once. Throws NetworkError for a condition on what moves while the network runs. */
export function planChoices(
  statements: readonly Statement[],
  { groups }: { readonly groups: readonly Group[] }
): readonly ChoiceRecord[] {
  const choices: ChoiceRecord[] = [];
  for (const { of, where } of selectionsAskedFor(statements)) {
    const group = groups.findIndex(({ draft }) => draft.population.name === of);
    if (!where || group < 0) continue;
    const text = expressionText(where);
    if (!choices.some(known => known.group === group && known.text === text))
      choices.push(choice(where, text, group, groups[group]!));
  }
  return choices;
}

function choice(condition: Expression, text: string, group: number, { draft }: Group): ChoiceRecord {
  const { definition, population } = draft;
  const several = [...partsOf(condition)].find(({ kind }) => kind === 'recorded' || kind === 'selection');
  if (several)
    throw networkError(
      'function-out-of-place',
      `where asks each neuron of ${population.name} by itself, and ${expressionText(several)} is of several; write the value to compare with.`,
      several.source ?? condition.source ?? population.source
    );
  const value = resolve(condition, draft.scope());
  const state = definition.states.find(
    ({ persistent }, slot) => !persistent && mentions(value, v => v.of === 'state' && v.slot === slot)
  );
  const input = definition.inputs.find((_, slot) => mentions(value, v => v.of === 'input' && v.slot === slot));
  const moving = state?.name ?? input?.name ?? (mentions(value, v => v.of === 'time') ? 't' : undefined);
  if (moving !== undefined)
    throw networkError(
      'no-value',
      `${moving} of ${population.name} moves while the network runs, and where chooses neurons by what they are: parameters, persistent states and index.`,
      condition.source ?? population.source
    );
  return { group, condition, text, value, learnt: mentions(value, v => v.of === 'state') };
}

/** The fault of a condition that no neuron of a population fulfils: what asks by it has no value, and the run goes on. */
export const nobody = (population: string, text: string, { source }: Expression): Error =>
  networkError(
    'no-value',
    `No neuron of ${population} fulfils ${text}, so that nothing is chosen; ask for values that its neurons have.`,
    source
  );

function selectionsAskedFor(statements: readonly Statement[]): readonly Selection[] {
  return statementsIn(statements)
    .flatMap(asked)
    .flatMap(expression => [...partsOf(expression)])
    .flatMap(part => (part.kind === 'selection' || part.kind === 'recorded' ? [part.selection] : []));
}

function asked(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'expect': {
      const { claim, range, near } = statement;
      return [claim.value, ...(range ? [range.low, range.high] : []), ...(near ? [near.value, near.tolerance] : [])];
    }
    case 'plot':
      return statement.plots.map(({ value }) => value);
    case 'report':
      return statement.values.map(({ value }) => value);
    default:
      return [];
  }
}
