// The lists that an experiment's expectations, reports and plots speak of: they go along with the recording, others stay where they are.
import { operandsOf, type Expression, type ListValue } from '../../1-model/index.js';
import { isList } from '../formula/index.js';
import type { ScriptPlan } from '../plan/index.js';
import type { Globals } from '../values/index.js';

/** By name; of a column, `data.column`. Throws NetworkError where one has no value. */
export function listsAskedFor(
  { expects, reports, plots }: Pick<ScriptPlan, 'expects' | 'reports' | 'plots'>,
  globals: Globals
): Record<string, ListValue> {
  const asked = [
    ...expects.flatMap(({ claim, range, near, share }) => [
      claim.value,
      ...(range ? [range.low, range.high] : []),
      ...(near ? [near.value, near.tolerance] : []),
      ...(share ? [share] : [])
    ]),
    ...[...reports, ...plots].map(report => report.value)
  ];
  const lists = new Map<string, ListValue>();
  const seen = new Set<Expression>();
  for (let part = asked.pop(); part; part = asked.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    asked.push(...operandsOf(part), ...boundsIn(part));
    const name = nameOf(part);
    const value = name === undefined || lists.has(name) ? undefined : globals.evaluate(part);
    if (name !== undefined && value !== undefined && isList(value)) lists.set(name, value);
  }
  return Object.fromEntries(lists);
}

const nameOf = (part: Expression): string | undefined =>
  part.kind === 'name' && part.of === 'global'
    ? part.name
    : part.kind === 'column'
      ? `${part.data}.${part.column}`
      : part.kind === 'data'
        ? part.data
        : undefined;

/** A selection may have a list's entries as bounds. */
const boundsIn = (part: Expression): Expression[] =>
  part.kind === 'selection' || part.kind === 'recorded'
    ? part.selection.ranges.flatMap(({ low, high }) => [low, ...(high ? [high] : [])])
    : [];
