// Populations: so many neurons of one model with their parameters.
import type { ConfiguredModel, Population } from '../../simulator/index.js';
import { type Expr, type Model, type Population as PopulationNode, type Use, isModel } from '../generated/ast.js';
import { behind } from '../names/configured.js';
import { modelArguments, modelBindings } from './arguments.js';
import { lowerExpression } from './expressions.js';
import { dataNamed } from '../names/data-named.js';
import { nameOfData } from './data.js';
import { type Scope, reportError, sourceIn } from './scope.js';

export const lowerPopulation = (node: PopulationNode, scope: Scope): Population => ({
  name: scope.lowering.names.get(node) ?? node.name,
  size: node.size.map(extent => lowerExpression(extent, scope, node)),
  model: modelName(node.$container.model, 'neuron', scope),
  arguments: modelArguments(node.$container.model, scope),
  ...modelBindings(node.$container.model, scope),
  ...(node.$container.data ? { reads: lowerReads(node.$container.data, scope) } : {}),
  ...(node.$container.layout ? { layout: lowerExpression(node.$container.layout, scope, node) } : {}),
  ...(node.$container.competing ? { competing: true } : {}),
  source: sourceIn(node, scope)
});

function lowerReads(data: Expr, scope: Scope): NonNullable<Population['reads']> {
  const named = dataNamed(data);
  const source = sourceIn(data, scope);
  if (named) return { kind: 'data', data: nameOfData(named, scope), source };
  return { kind: 'values', value: lowerExpression(data, scope, data.$container), source };
}

/** Nothing of a model with a body, and of one that leads to none. */
export function lowerConfigured(node: Model, scope: Scope): ConfiguredModel[] {
  const model = node.base && behind(node);
  if (!node.base || !model) return [];
  return [
    {
      name: scope.lowering.names.get(node) ?? node.name,
      kind: node.kind,
      model: scope.lowering.names.get(model) ?? model.name,
      arguments: modelArguments(node.base, scope),
      source: sourceIn(node, scope)
    }
  ];
}

/** The name in the network of the model that is used here; what is no model of this kind is refused. */
export function modelName(use: Use, kind: 'neuron' | 'synapse' | 'plasticity', scope: Scope): string {
  const model = use.model.ref;
  const written = use.model.$refText;
  if (isModel(model) && (model.kind === kind || (kind === 'neuron' && model.kind === 'encoder'))) {
    // where a configured one leads to none, that is told of it
    const target = behind(model) ?? model;
    return scope.lowering.names.get(target) ?? target.name;
  }
  reportError(
    use,
    scope,
    'unknown-name',
    isModel(model)
      ? `'${written}' is a ${model.kind} and a ${kind} is needed here; name one.`
      : `There is no ${kind} '${written}'; declare it with ${kind} ${written} { ... } or name one that there is.`
  );
  return written;
}
