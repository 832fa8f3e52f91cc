// Neurons of a population or synapses of a connect statement, with their ranges.
import type { Expression, Selection } from '../../simulator/index.js';
import { type Selection as SelectionNode, type Slice, isConnect, isFormal, isPopulation } from '../generated/ast.js';
import { lowerExpression } from './expressions.js';
import { type Scope, reportError, sourceIn } from './scope.js';

type Range = Selection['ranges'][number];

export const lowerRanges = (slices: readonly Slice[], scope: Scope): Range[] =>
  slices.map(slice => ({
    low: lowerExpression(slice.low, scope, slice),
    ...(slice.high ? { high: lowerExpression(slice.high, scope, slice) } : {})
  }));

/** What is recorded of it: of synapses, for each target neuron if that is asked. */
export function lowerRecordedSelection(node: SelectionNode, byTarget: boolean, scope: Scope): Selection {
  const selection = lowerSelection(node, scope);
  if (!byTarget) return selection;
  if (selection.role === 'projection') return { ...selection, byTarget };
  reportError(
    node,
    scope,
    'not-a-value',
    `'${node.of.$refText}' is a population, and by target sums over the synapses of a connection; name a connection here, or leave by target out.`
  );
  return selection;
}

export function lowerSelection(node: SelectionNode, scope: Scope): Selection {
  const target = node.of.ref;
  const source = sourceIn(node, scope);
  const ranges = lowerRanges(node.index, scope);
  if (isPopulation(target)) return { role: 'population', of: nameOf(target, scope), ranges, source };
  if (isConnect(target)) return { role: 'projection', of: nameOf(target, scope), ranges, source };
  const stand: Expression | undefined = isFormal(target) ? scope.formals.get(target) : undefined;
  if (stand?.kind === 'selection')
    return { ...stand.selection, ranges: ranges.length ? ranges : stand.selection.ranges, source };
  reportError(
    node,
    scope,
    'not-a-value',
    `'${node.of.$refText}' is neither a population nor a connect statement with a name; name one of those here.`
  );
  return { role: 'population', of: node.of.$refText, ranges, source };
}

const nameOf = (node: Parameters<Scope['lowering']['names']['get']>[0] & { name?: string }, scope: Scope): string =>
  scope.lowering.names.get(node) ?? node.name ?? '';
