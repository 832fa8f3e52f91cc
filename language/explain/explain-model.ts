// A network model as text for people: `snn explain --stage model`. Prints; computes nothing.
import {
  argumentsText,
  expressionText,
  selectionText,
  type Global,
  type ModelDefinition,
  type NetworkModel,
  type Parameter,
  type Population,
  type Projection,
  type SpikeRule,
  type DataSet,
  formatNumber,
  formatUnit,
  isDimensionless
} from '../../simulator/index.js';
import { explainExperiment } from './explain-experiment.js';

/** Blocks in the order globals, tables, models, populations, projections, experiments; each line is indented below its heading. */
export function explainModel(model: NetworkModel): string {
  const blocks = [
    [`network of ${model.uri.split('/').at(-1) ?? model.uri}`],
    ...(model.globals.length ? [['parameters and constants', ...model.globals.map(globalText)]] : []),
    ...(model.noises.length
      ? [['noises, each one for all neurons that read it', ...model.noises.map(noise => noise.name)]]
      : []),
    ...model.data.map(dataBlock),
    ...model.models.map(modelBlock),
    ...model.populations.map(populationBlock),
    ...model.projections.map(projectionBlock),
    ...model.experiments.map(explainExperiment)
  ];
  return (
    blocks.map(([heading, ...lines]) => [heading, ...lines.map(line => `  ${line}`)].join('\n')).join('\n\n') + '\n'
  );
}

const globalText = (global: Global): string =>
  `${global.settable ? 'param' : 'const'} ${global.name} = ${expressionText(global.value, { dimension: global.dimension })}${limitsText(global)}`;

function limitsText({
  positive,
  low,
  high,
  dimension
}: Pick<Parameter, 'low' | 'high' | 'dimension'> & { readonly positive?: boolean }): string {
  if (positive) return ', above 0';
  return low && high ? ` in ${expressionText(low, { dimension })} .. ${expressionText(high, { dimension })}` : '';
}

function dataBlock({ name, file, samples, columns, shape, labels, events, range }: DataSet): string[] {
  const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
  const classes = labels ? [`classes ${labels.classes.join(', ')}`] : [];
  if (columns) return [`table ${name} from ${file}`, `${many(samples, 'row')} of ${columns.join(', ')}`, ...classes];
  const what = events
    ? `${many(samples, 'recording')} of ${events.stored ? 'spikes that are read when they are shown,' : many(events.times.length, 'spike')} at ${shape.join(' × ')} addresses`
    : `${many(samples, 'sample')} of ${shape.join(' × ')} values, ${formatNumber(range.low)} to ${formatNumber(range.high)}`;
  return [`data ${name} from ${file}`, what, ...classes];
}

function modelBlock(model: ModelDefinition): string[] {
  return [
    `${model.kind} ${model.name}`,
    ...model.parameters.map(parameterText),
    ...model.inputs.map(input => `input ${input.name} in ${formatUnit(input.dimension)}`),
    ...model.states.map(
      state =>
        `state ${state.name}${isDimensionless(state.dimension) ? '' : ` in ${formatUnit(state.dimension)}`}, at first ${expressionText(state.initial, { dimension: state.dimension })}`
    ),
    ...model.noises.map(
      noise => `noise ${noise.name}, one ${noise.shared ? 'for all neurons of a population' : 'for each neuron'}`
    ),
    ...model.lets.map(item => `let ${item.name} = ${expressionText(item.value)}`),
    ...model.equations.map(equation => `${equation.state}' = ${expressionText(equation.value)}`),
    ...(model.spike ? [spikeText(model.spike)] : []),
    ...(model.refractory
      ? [
          `refractory for ${expressionText(model.refractory.duration)}${model.refractory.held.length ? `, holds ${model.refractory.held.join(', ')}` : ''}`
        ]
      : []),
    ...(model.integrator ? [`integrator ${model.integrator.name}`] : []),
    ...model.events.flatMap(event => [
      event.on === 'step' ? `each ${event.interval ? expressionText(event.interval) : 'step'}` : `on ${event.on}`,
      ...event.assignments.map(assignment => `  ${assignmentText(assignment)}`)
    ]),
    ...model.injects.map(inject => `inject ${inject.target} = ${expressionText(inject.value)}`)
  ];
}

function parameterText(parameter: Parameter): string {
  const { name, dimension, list } = parameter;
  const unit = dimension ? formatUnit(dimension) : 'the dimension of the weight';
  const value = parameter.default
    ? ` = ${expressionText(parameter.default, { dimension })}`
    : ` in ${unit}, must be given`;
  return `param ${name}${list ? ' (a list)' : ''}${value}${limitsText(parameter)}`;
}

function spikeText(spike: SpikeRule): string {
  switch (spike.kind) {
    case 'when':
      return `spike when ${expressionText(spike.condition)}${spike.rising ? ' and did not at the end of the last step' : ''}`;
    case 'rate':
      return `spike with rate ${expressionText(spike.rate)}`;
    case 'count':
      return `spike count ${expressionText(spike.count)} each step`;
    case 'at':
      return `spike at ${expressionText(spike.time)}${spike.interval ? ` every ${expressionText(spike.interval)}` : ''}${spike.condition ? ` when ${expressionText(spike.condition)}` : ''}`;
  }
}

function assignmentText({ target, operator, value }: ModelDefinition['events'][number]['assignments'][number]): string {
  if (target.of === 'refractory') return `refractory ${target.name} for ${expressionText(value)}`;
  const place =
    target.of === 'own' ? target.name : target.of === 'let' ? `let ${target.name}` : `${target.of}.${target.name}`;
  return `${place} ${operator} ${expressionText(value)}`;
}

function populationBlock(population: Population): string[] {
  const extents = population.size.map(extent => expressionText(extent));
  return [
    `population ${population.name}`,
    `${extents.length ? extents.join(' × ') : '1'} of ${useText(population)}`,
    ...(population.reads ? [`reads ${readsText(population.reads)}`] : []),
    ...(population.layout ? [`placed ${expressionText(population.layout)}`] : []),
    ...(population.competing ? ['competing: one spike a step at most'] : [])
  ];
}

const readsText = (reads: NonNullable<Population['reads']>): string =>
  reads.kind === 'data' ? `samples of ${reads.data}` : expressionText(reads.value);

function projectionBlock(projection: Projection): string[] {
  const { pattern, delay, lose, rules } = projection;
  const rule = pattern.condition
    ? `where ${expressionText(pattern.condition)}`
    : useText({ model: pattern.name, arguments: pattern.arguments });
  return [
    `projection ${projection.name}`,
    `from ${selectionText(projection.from)} to ${selectionText(projection.to)}`,
    `synapse ${useText(projection.synapse)}${targetsText(projection.synapse)}`,
    `pattern ${rule}${pattern.without.map(name => ` without ${name}`).join('')}`,
    `delay ${delay ? delayText(delay) : 'one step'}`,
    ...(lose ? [loseText(lose)] : []),
    ...rules.map(use => `plasticity ${useText(use)}${targetsText(use)}`)
  ];
}

/** ` with I_dendrite for I`: what the connection chooses, and what the model calls it. */
const targetsText = ({ targets = [] }: Projection['synapse']): string =>
  targets.length > 0 ? ` with ${targets.map(({ needed, chosen }) => `${chosen} for ${needed}`).join(', ')}` : '';

function loseText({ amount, per }: NonNullable<Projection['lose']>): string {
  const behind = per === 'source' ? ' per source' : per === 'presentation' ? ' spikes per presentation' : '';
  return `lose ${expressionText(amount)}${behind}`;
}

function delayText({ value, side, other }: NonNullable<Projection['delay']>): string {
  const second = other ? ` ${side === 'axonal' ? 'dendritic' : 'axonal'} ${expressionText(other)}` : '';
  return `${side ? `${side} ` : ''}${expressionText(value)}${second}`;
}

function useText({
  model,
  arguments: values,
  bindings = []
}: Pick<Population, 'model' | 'arguments' | 'bindings'>): string {
  const given = [
    ...(Object.keys(values).length > 0 ? [argumentsText(values)] : []),
    ...bindings.map(({ input, variable, from }) => `${input} = ${variable} of ${selectionText(from)}`)
  ];
  return given.length > 0 ? `${model}(${given.join(', ')})` : model;
}
