// The input that `stimulate` adds to: the one that it names, or the one that every target has.
import { type Model, type Stimulate, isPopulation } from '../generated/ast.js';
import { modelUsed } from '../names/configured.js';
import { inputsOf } from '../names/members.js';
import { type Scope, reportError } from './scope.js';

export function inputOf(node: Stimulate, scope: Scope): string {
  const inputs = new Set<string>();
  for (const target of node.targets) {
    const population = target.of.ref;
    const model = isPopulation(population) ? modelUsed(population.$container.model) : undefined;
    if (!isPopulation(population))
      reportError(
        target,
        scope,
        'stimulus-target',
        `'${target.of.$refText}' is not a population; stimulate takes neurons of populations.`
      );
    else if (model) {
      const input = inputIn(model, population.name, node, scope);
      if (input !== undefined) inputs.add(input);
    }
  }
  if (inputs.size > 1)
    reportError(
      node,
      scope,
      'stimulus-target',
      `These populations take different inputs (${[...inputs].join(', ')}); write one stimulate for each.`
    );
  return [...inputs][0] ?? '';
}

function inputIn(model: Model, population: string, node: Stimulate, scope: Scope): string | undefined {
  const names = inputsOf(model).map(input => input.name);
  if (!names.length)
    reportError(
      node,
      scope,
      'stimulus-target',
      `The neuron ${model.name} has no input to stimulate; declare one, for example input I : pA.`
    );
  if (node.input !== undefined) return node.input;
  if (names.length > 1)
    reportError(
      node,
      scope,
      'stimulus-target',
      `The neuron ${model.name} has several inputs (${names.join(', ')}); say which, for example stimulate ${names[0]} of ${population}.`
    );
  return names[0];
}
