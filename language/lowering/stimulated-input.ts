// The input that `stimulate` adds to: the one that every target has.
import { type Model, type Stimulate, isInput, isModel, isPopulation } from '../generated/ast.js';
import { type Scope, refuse } from './scope.js';

export function inputOf(node: Stimulate, scope: Scope): string {
  const inputs = new Set<string>();
  for (const target of node.targets) {
    const population = target.of.ref;
    const model = isPopulation(population) ? population.model?.model?.ref : undefined;
    if (!isPopulation(population))
      refuse(
        target,
        scope,
        'stimulus-target',
        `'${target.of.$refText}' is no population; stimulate takes neurons of populations.`
      );
    else if (isModel(model)) for (const input of inputsOf(model, node, scope)) inputs.add(input);
  }
  if (inputs.size > 1)
    refuse(
      node,
      scope,
      'stimulus-target',
      `These populations take different inputs (${[...inputs].join(', ')}); write one stimulate for each.`
    );
  return [...inputs][0] ?? '';
}

function inputsOf(model: Model, node: Stimulate, scope: Scope): string[] {
  const names = model.members.filter(isInput).map(input => input.name);
  if (!names.length)
    refuse(
      node,
      scope,
      'stimulus-target',
      `The neuron ${model.name} has no input to stimulate; declare one, for example input I : pA.`
    );
  if (names.length > 1)
    refuse(
      node,
      scope,
      'stimulus-target',
      `The neuron ${model.name} has several inputs (${names.join(', ')}) and stimulate cannot choose; keep one.`
    );
  return names.slice(0, 1);
}
