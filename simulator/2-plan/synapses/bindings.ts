// Inputs that follow a variable of other neurons: each becomes an input of the neurons, driven all the time by synapses from that variable.
// What a synapse or rule is bound to becomes an input of its target neurons that has the name of the connection before its own.
import {
  dimensionless,
  type Binding,
  type Dimension,
  type ModelDefinition,
  type NetworkModel,
  type Projection,
  type Source
} from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import { neuronsOf, shapeOf, type Globals } from '../values/index.js';

/** Name of the input of the target neurons that stands for one of a synapse model or rule of a connection: `d of c`, as people read it. */
export const boundInput = ({ name }: Pick<Projection, 'name'>, model: number, input: string): string =>
  `${input} of ${['the synapse of ', ''][model] ?? `rule ${model} of `}${name}`;

/** Begins the names of what belongs to a synapse model (the first of a projection) or to one of its rules. */
export const ownerOf = ({ name }: Pick<Projection, 'name'>, model: number): string =>
  `${name}${['', '.plasticity'][model] ?? `.plasticity ${model}`}`;

interface Bound extends Binding {
  /** the population whose neurons have the input, and those of them that are bound */
  readonly to: Projection['to'];
  /** of these neurons */
  readonly name: string;
  readonly dimension: Dimension;
  /** whose input is bound, for people */
  readonly user: string;
}

/** The network with what drives bound inputs. Throws NetworkError where sizes do not fit. */
export function withBindings(model: NetworkModel, globals: Globals): NetworkModel {
  const bound = [...ofPopulations(model), ...ofProjections(model)];
  if (bound.length === 0) return model;
  return {
    ...model,
    models: [...model.models, ...bound.map(synapseOf)],
    projections: [...model.projections, ...bound.map(one => projectionOf(one, model, globals))]
  };
}

/** The neuron model of a population with the inputs that projections need of it. */
export function withBoundInputs(definition: ModelDefinition, population: string, model: NetworkModel): ModelDefinition {
  const more = ofProjections(model).filter(({ to }) => to.of === population);
  if (more.length === 0) return definition;
  const inputs = more.map(({ name, dimension, source }) => ({ name, dimension, source }));
  return { ...definition, inputs: [...definition.inputs, ...inputs] };
}

const dimensionOf = ({ models }: NetworkModel, model: string, input: string): Dimension =>
  models.find(({ name }) => name === model)?.inputs.find(({ name }) => name === input)?.dimension ?? dimensionless;

const ofPopulations = (network: NetworkModel): Bound[] =>
  network.populations.flatMap(({ name, model, bindings = [], source }) =>
    bindings.map(binding => ({
      ...binding,
      to: { role: 'population', of: name, ranges: [], source },
      name: binding.input,
      dimension: dimensionOf(network, model, binding.input),
      user: name
    }))
  );

/** Spikes are no variable that could be followed: they are events. */
const isFollowing = ({ variable }: Binding): boolean => variable !== 'spikes';

const ofProjections = (network: NetworkModel): Bound[] =>
  network.projections.flatMap(projection =>
    [projection.synapse, ...projection.rules].flatMap(({ model, bindings = [] }, place) =>
      bindings.filter(isFollowing).map(binding => ({
        ...binding,
        to: projection.to,
        name: boundInput(projection, place, binding.input),
        dimension: dimensionOf(network, model, binding.input),
        user: projection.name
      }))
    )
  );

/** `d of c = level of Dopamine`, of what drives the input. */
const synapseName = ({ from, variable, name, input, user }: Bound): string =>
  `${name === input ? `${input} of ${user}` : name} = ${variable} of ${from.of}`;

/** inject NAME = pre.VARIABLE */
function synapseOf(bound: Bound): ModelDefinition {
  const { variable, name, source } = bound;
  return {
    kind: 'synapse',
    name: synapseName(bound),
    parameters: [],
    inputs: [],
    states: [],
    noises: [],
    lets: [],
    equations: [],
    events: [],
    injects: [{ target: name, value: { kind: 'name', of: 'pre', name: variable, source }, source }],
    source
  };
}

/** Inputs are driven over a step; at its end they have no value that others could follow. */
function refuseInput({ from, source, input, user, variable }: Bound, { populations, models }: NetworkModel): void {
  const populationOf = ({ of }: Binding['from']): NetworkModel['populations'][number] =>
    populations.find(({ name }) => name === of)!;
  const isInput = (model: string, name: string): boolean =>
    models.find(one => one.name === model)!.inputs.some(one => one.name === name);
  const { model, bindings = [] } = populationOf(from);
  if (!isInput(model, variable)) return;
  const followed = bindings.find(one => one.input === variable && !isInput(populationOf(one.from).model, one.variable));
  throw networkError(
    'bound-input',
    `${input} of ${user} is bound to ${variable} of ${from.of}, which is an input itself; bind it to ${followed ? `${followed.variable} of ${followed.from.of}, as ${variable} of ${from.of} is` : `a state of ${model}`}.`,
    source
  );
}

function projectionOf(bound: Bound, network: NetworkModel, globals: Globals): Projection {
  const { from, to, source, input, user, variable } = bound;
  refuseInput(bound, network);
  const [many, wanted] = [from, to].map(selection => {
    const population = network.populations.find(({ name }) => name === selection.of)!;
    return neuronsOf(selection, shapeOf(population, globals), globals).count;
  }) as [number, number];
  refuseSize({ input, user, variable, from: from.of, to: to.of, source }, many, wanted);
  const name = synapseName(bound);
  return {
    name,
    connect: name,
    from,
    to,
    synapse: { model: name, arguments: {}, source },
    rules: [],
    ofBinding: true,
    pattern: { name: many === 1 ? 'all_to_all' : 'one_to_one', arguments: {}, without: [], source },
    source
  };
}

interface BoundThing {
  readonly input: string;
  /** whose input or event it is: a connection, or the population `to` itself */
  readonly user: string;
  readonly variable: string;
  readonly from: string;
  readonly to: string;
  readonly source: Source;
}

/** `many` neurons are bound to where one or `wanted` are needed. Throws NetworkError. */
export function refuseSize(bound: BoundThing, many: number, wanted: number): void {
  const { input, user, variable, from, to, source } = bound;
  if (many === 1 || many === wanted) return;
  throw networkError(
    'binding-size',
    `${input} of ${user} is bound to ${variable} of ${many} neurons of ${from}, and ${user === to ? user : `its target ${to}`} has ${wanted}; give one neuron for all, or one for each of them.`,
    source
  );
}
