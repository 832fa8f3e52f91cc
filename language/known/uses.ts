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
  const definitions = new Map(model.models.map(model => [`${model.kind} ${model.name}`, model]));
  const use = (kind: ModelDefinition['kind'], owner: string, used: Used | undefined): ModelUse[] => {
    const definition = used && definitions.get(`${kind} ${used.model}`);
    return definition
      ? [{ definition, arguments: used.arguments, own: { ...defaultsOf(definition), ...used.arguments }, owner }]
      : [];
  };
  return [
    ...model.populations.flatMap(population => [
      ...use('neuron', population.name, population),
      ...use('encoder', population.name, population)
    ]),
    ...model.projections.flatMap(projection => [
      ...use('synapse', projection.connect, projection.synapse),
      ...use('plasticity', projection.connect, projection.plasticity)
    ])
  ];
}

export const defaultsOf = ({ parameters }: ModelDefinition): Readonly<Record<string, Expression>> =>
  Object.fromEntries(parameters.flatMap(parameter => (parameter.default ? [[parameter.name, parameter.default]] : [])));
