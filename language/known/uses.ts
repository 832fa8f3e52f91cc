// Everywhere in a network that a model is given arguments.
import type { Expression, ModelDefinition, NetworkModel } from '../../simulator/index.js';

export interface ModelUse {
  readonly definition: ModelDefinition;
  readonly arguments: Readonly<Record<string, Expression>>;
  /** what parameters of the model stand for in this use: arguments, else defaults */
  readonly own: Readonly<Record<string, Expression>>;
  /** the population or connect statement */
  readonly owner: string;
}

type Used = Pick<NetworkModel['populations'][number], 'model' | 'arguments'>;

export function usesIn(model: NetworkModel): ModelUse[] {
  const definitions = new Map(model.models.map(one => [`${one.kind} ${one.name}`, one]));
  const use = (kind: ModelDefinition['kind'], owner: string, used: Used | undefined): ModelUse[] => {
    const definition = used && definitions.get(`${kind} ${used.model}`);
    return definition
      ? [{ definition, arguments: used.arguments, own: { ...defaultsOf(definition), ...used.arguments }, owner }]
      : [];
  };
  return [
    ...model.populations.flatMap(one => [...use('neuron', one.name, one), ...use('encoder', one.name, one)]),
    ...model.projections.flatMap(one => [
      ...use('synapse', one.connect, one.synapse),
      ...use('plasticity', one.connect, one.plasticity)
    ])
  ];
}

export const defaultsOf = ({ parameters }: ModelDefinition): Readonly<Record<string, Expression>> =>
  Object.fromEntries(parameters.flatMap(one => (one.default ? [[one.name, one.default]] : [])));
