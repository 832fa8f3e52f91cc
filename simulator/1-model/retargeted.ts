// A synapse model or rule as one connection has it: its variables of the target under the names that the connection chooses.
import { mapNames, type Expression } from './expressions/index.js';
import type { ModelDefinition, Target } from './network-model.js';

type NameOf = (name: string) => string;

/** The model itself where nothing is chosen. */
export function retargeted(definition: ModelDefinition, targets: readonly Target[] | undefined): ModelDefinition {
  if (!targets?.length) return definition;
  const chosen = new Map(targets.map(({ needed, chosen: name }) => [needed, name]));
  const nameOf: NameOf = name => chosen.get(name) ?? name;
  const of = (value: Expression): Expression =>
    mapNames(value, name => (name.of === 'post' ? { ...name, name: nameOf(name.name) } : name));
  const valued = <T extends { readonly value: Expression }>(part: T): T => ({ ...part, value: of(part.value) });
  return {
    ...definition,
    parameters: definition.parameters.map(parameter =>
      parameter.default ? { ...parameter, default: of(parameter.default) } : parameter
    ),
    states: definition.states.map(state => ({ ...state, initial: of(state.initial) })),
    lets: definition.lets.map(valued),
    equations: definition.equations.map(valued),
    events: definition.events.map(event => ({
      ...event,
      assignments: event.assignments
        .map(valued)
        .map(assignment => ({ ...assignment, target: assigned(assignment.target, nameOf) }))
    })),
    injects: definition.injects.map(valued).map(inject => ({ ...inject, target: nameOf(inject.target) }))
  };
}

type AssignedTo = ModelDefinition['events'][number]['assignments'][number]['target'];

const assigned = (target: AssignedTo, nameOf: NameOf): AssignedTo =>
  target.of === 'post' ? { ...target, name: nameOf(target.name) } : target;
