// Everywhere in a network that a model is given arguments.
import type { Expression, ModelDefinition, NetworkModel } from '../../simulator/index.js';

export interface ModelUse {
  readonly definition: ModelDefinition;
  /** what is given here; of a configured model, what it gives is given there, once for all its uses */
  readonly arguments: Readonly<Record<string, Expression>>;
  /** what parameters of the model stand for in this use: arguments, else defaults */
  readonly own: Readonly<Record<string, Expression>>;
  /** names of the arguments that a configured model gives */
  readonly inherited: ReadonlySet<string>;
  /** the population, connect statement or configured model */
  readonly owner: string;
}

type Used = Pick<NetworkModel['populations'][number], 'model' | 'arguments'>;

/** Configured models before what uses them. */
export function usesIn(model: NetworkModel): ModelUse[] {
  const definitions = new Map(model.models.map(model => [`${model.kind} ${model.name}`, model]));
  const configured = new Set<string>();
  const isConfigured = (value: Expression): boolean => configured.has(placeOf(value) ?? '');
  const use = (kind: ModelDefinition['kind'], owner: string, used: Used | undefined): ModelUse[] => {
    const definition = used && definitions.get(`${kind} ${used.model}`);
    if (!definition) return [];
    const given = Object.entries(used.arguments);
    const inherited = new Set(given.filter(([, value]) => isConfigured(value)).map(([name]) => name));
    return [
      {
        definition,
        arguments: Object.fromEntries(given.filter(([name]) => !inherited.has(name))),
        own: { ...defaultsOf(definition), ...used.arguments },
        inherited,
        owner
      }
    ];
  };
  const ofConfigured = (model.configured ?? []).flatMap(configuredUse => {
    const found = use(configuredUse.kind, configuredUse.name, configuredUse);
    for (const place of Object.values(configuredUse.arguments).map(placeOf)) if (place) configured.add(place);
    return found;
  });
  return [
    ...ofConfigured,
    ...model.populations.flatMap(population => [
      ...use('neuron', population.name, population),
      ...use('encoder', population.name, population)
    ]),
    ...model.projections.flatMap(projection => [
      ...use('synapse', projection.connect, projection.synapse),
      ...projection.rules.flatMap(rule => use('plasticity', projection.connect, rule))
    ])
  ];
}

const placeOf = ({ source }: Expression): string | undefined =>
  source && `${source.uri} ${source.offset} ${source.end}`;

export const defaultsOf = ({ parameters }: ModelDefinition): Readonly<Record<string, Expression>> =>
  Object.fromEntries(parameters.flatMap(parameter => (parameter.default ? [[parameter.name, parameter.default]] : [])));
