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
    mapNames(value, one => (one.of === 'post' ? { ...one, name: nameOf(one.name) } : one));
  const valued = <T extends { readonly value: Expression }>(one: T): T => ({ ...one, value: of(one.value) });
  return {
    ...definition,
    parameters: definition.parameters.map(one => (one.default ? { ...one, default: of(one.default) } : one)),
    states: definition.states.map(one => ({ ...one, initial: of(one.initial) })),
    lets: definition.lets.map(valued),
    equations: definition.equations.map(valued),
    events: definition.events.map(event => ({
      ...event,
      assignments: event.assignments.map(valued).map(one => ({ ...one, target: assigned(one.target, nameOf) }))
    })),
    injects: definition.injects.map(valued).map(one => ({ ...one, target: nameOf(one.target) }))
  };
}

type AssignedTo = ModelDefinition['events'][number]['assignments'][number]['target'];

const assigned = (target: AssignedTo, nameOf: NameOf): AssignedTo =>
  target.of === 'post' ? { ...target, name: nameOf(target.name) } : target;
