// A recorded network as .snn text with its lists in CSV tables: it takes the same path as every user's file.
import { connectionTexts, type ReplayedConnection } from './connection-text.js';
import { counterparts, parameterUnits, type Counterpart, type Parameters } from './counterpart.js';
import type { GoldenNetwork, GoldenPopulation } from './golden-network.js';

/** Generated files by name, and what of the recording is found where. */
export interface NetworkText {
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
  readonly connections: readonly ReplayedConnection[];
}

export const populationName = (index: number): string => `P${index}`;
export const experimentName = 'replay';
/** What is recorded of plastic connections: the weight last sent, which later post-synaptic spikes have not changed yet. */
export const sentWeight = 'sent_weight';

/** Throws an Error with a sentence for a network that has no counterpart in the library. */
export function networkText(network: GoldenNetwork): NetworkText {
  const files: Record<string, string> = {};
  const populations = network.populations.map((population, i) => populationText(population, i, files));
  const inputs = network.inputs.length ? inputText(network, files) : [];
  const connections = network.connections.flatMap((connection, i) => connectionTexts(network, connection, i, files));
  const lines = [
    `/// ${network.name}`,
    '',
    ...populations.flat(),
    ...inputs,
    ...connections.flatMap(connection => connection.lines),
    ...experimentText(network, connections)
  ];
  files['network.snn'] = lines.join('\n') + '\n';
  return { main: 'network.snn', files, connections };
}

export const csv = (columns: Readonly<Record<string, readonly number[]>>): string => {
  const names = Object.keys(columns);
  const rows = (columns[names[0]!] ?? []).map((_, i) => names.map(name => columns[name]![i]).join(','));
  return [names.join(','), ...rows].join('\n') + '\n';
};

export function counterpartOf(population: GoldenPopulation): Counterpart {
  const counterpart = counterparts[population.model];
  if (!counterpart)
    throw new Error(
      `There is no library model for '${population.model}'; there is one for ${Object.keys(counterparts).join(', ')}.`
    );
  return counterpart;
}

/** Recorded parameters with the defaults of the recording simulator. */
export function parametersOf(population: GoldenPopulation): Parameters {
  const { defaults } = counterpartOf(population);
  for (const [name, value] of Object.entries(population.params)) {
    if (value === false) continue;
    if (typeof value === 'boolean' || !(name in defaults)) {
      throw new Error(
        `The parameter ${name} = ${String(value)} of ${population.model} has no counterpart in the library.`
      );
    }
  }
  return { ...defaults, ...(population.params as Parameters) };
}

function populationText(population: GoldenPopulation, index: number, files: Record<string, string>): string[] {
  const name = populationName(index);
  const { neuron, arguments: values } = counterpartOf(population);
  const all: Parameters = {
    ...parametersOf(population),
    ...(population.V_m === undefined ? {} : { V_m: population.V_m })
  };
  const lists = Object.entries(all).filter((entry): entry is [string, number[]] => typeof entry[1] !== 'number');
  const table = name.toLowerCase();
  if (lists.length) files[`${table}.csv`] = csv(Object.fromEntries(lists));
  const written = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, parameter: string) => quantity(all[parameter]!, parameter, table));
  const given = { ...values, ...(population.V_m === undefined ? {} : { V: '{V_m}' }) };
  const args = Object.entries(given)
    .map(([parameter, text]) => `${parameter} = ${written(text)}`)
    .join(', ');
  return [
    ...(lists.length ? [`data ${table} = table("${table}.csv")`] : []),
    `population ${name}[${population.n}] : ${neuron}(${args})`
  ];
}

function quantity(value: number | readonly number[], parameter: string, table: string): string {
  const unit = parameterUnits[parameter]!;
  return typeof value === 'number' ? `${value} ${unit}` : `(${table}.${parameter} * 1 ${unit})`;
}

function inputText(network: GoldenNetwork, files: Record<string, string>): string[] {
  const spikes = network.inputs.flatMap(({ times }, id) => times.map(time => ({ id, time })));
  const population = `population In[${network.inputs.length}]`;
  if (!spikes.length) return [`${population} : spike_list(times = [])`];
  files['trains.csv'] = csv({ id: spikes.map(spike => spike.id), time: spikes.map(spike => spike.time) });
  return [
    'data trains = table("trains.csv")',
    `${population} : spike_list(times = grouped(trains.time * 1 ms, trains.id, count = ${network.inputs.length}))`
  ];
}

function experimentText(network: GoldenNetwork, connections: readonly ReplayedConnection[]): string[] {
  const probed = (network.expected.voltage_probe ?? []).map(({ id }) => {
    const index = network.populations.findIndex(({ first, n }) => id >= first && id < first + n);
    return `${populationName(index)}[${id - network.populations[index]!.first}]`;
  });
  const plastic = connections.filter(connection => connection.plastic).map(connection => connection.name);
  return [
    `experiment ${experimentName} {`,
    `  step ${network.dt} ms`,
    `  record spikes of ${network.populations.map((_, i) => populationName(i)).join(', ')}`,
    ...(probed.length ? [`  record V of ${probed.join(', ')}`] : []),
    ...plastic.map(name => `  record ${sentWeight} of ${name} every ${network.T} ms`),
    `  run ${network.T} ms`,
    '}'
  ];
}
