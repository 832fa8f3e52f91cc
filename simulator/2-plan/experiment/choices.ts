// Conditions by which expectations, reports and plots choose neurons of a population, `rate(A where inh == 1)`, or synapses by the neurons on both
// sides, `mean(weight of c where post.index == 3)`.
import {
  expressionText,
  ofNeurons,
  partsOf,
  sideParts,
  statementsIn,
  type Expression,
  type Selection,
  type Statement
} from '../../1-model/index.js';
import { mentions, networkError, resolve } from '../formula/index.js';
import type { Group } from '../neurons/index.js';
import type { ChoiceRecord } from '../plan/index.js';
import type { PlannedProjection } from '../synapses/index.js';

interface Context {
  readonly groups: readonly Group[];
  readonly projections: readonly PlannedProjection[];
}

/** Each once. Throws NetworkError for a condition on what moves while the network runs. */
export function planChoices(statements: readonly Statement[], context: Context): readonly ChoiceRecord[] {
  const choices = new Map<string, ChoiceRecord>();
  const add = (choice: ChoiceRecord): void => {
    const key = `${choice.group} ${choice.text}`;
    if (choices.get(key)?.isPart !== undefined || !choices.has(key)) choices.set(key, choice);
  };
  for (const { of, role, where } of selectionsAskedFor(statements)) {
    if (!where) continue;
    if (role === 'projection') partsOfSynapses(where, of, context).forEach(add);
    const group = context.groups.findIndex(({ draft }) => draft.population.name === of);
    if (role === 'projection' || group < 0) continue;
    add(choice(where, group, context.groups[group]!));
  }
  return [...choices.values()];
}

/** What a condition on the synapses of a connection asks of the neurons on each side. Throws NetworkError where it compares more of them than their numbers. */
function partsOfSynapses(where: Expression, connect: string, { groups, projections }: Context): ChoiceRecord[] {
  return sideParts(where).flatMap(({ part, sides }) => {
    const names = [...partsOf(part)].filter(one => one.kind === 'name');
    const isOwn = names.some(({ of, name }) => of === 'builtin' && name === 'index');
    const isPair =
      sides.length > 1 && names.some(({ of, name }) => (of === 'pre' || of === 'post') && name !== 'index');
    const isFar = [...partsOf(part)].some(one => one.kind === 'call' && one.function === 'distance');
    if (isOwn || isPair || isFar)
      throw networkError(
        'no-value',
        isOwn
          ? `where chooses synapses of ${connect} by the neurons on both sides; write pre.index or post.index.`
          : `${expressionText(part)} compares both sides of a synapse, which where does by pre.index and post.index alone; ask for one side at a time.`,
        part.source ?? where.source
      );
    const [side] = sides;
    if (side === undefined || sides.length > 1) return [];
    const ends = projections
      .filter(({ plan }) => plan.connect === connect)
      .map(({ plan }) => plan[side === 'pre' ? 'from' : 'to']);
    return [...new Set(ends)].map(group => ({
      ...choice(ofNeurons(part), group, groups[group]!),
      isPart: true as const
    }));
  });
}

function choice(condition: Expression, group: number, { draft }: Group): ChoiceRecord {
  const text = expressionText(condition);
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

/** The fault of a condition that no neuron of a population fulfils, or no synapse of a connection: what asks by it has no value, and the run goes on. */
export const nobody = (of: string, text: string, { source }: Expression, one: 'neuron' | 'synapse' = 'neuron'): Error =>
  networkError(
    'no-value',
    `No ${one} of ${of} fulfils ${text}, so that nothing is chosen; ask for values that its neurons have.`,
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
