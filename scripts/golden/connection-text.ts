// One recorded connection as connect statements: one for each pair of populations, sign of the weight and set of synapse parameters.
import type { GoldenConnection, GoldenNetwork, GoldenPopulation } from './golden-network.js';
import { parameterUnits } from './counterpart.js';
import { counterpartOf, csv, parametersOf, populationName } from './network-text.js';

export interface ReplayedConnection {
  readonly name: string;
  readonly lines: readonly string[];
  readonly plastic: boolean;
  /** number of the recorded connection, and of its synapses in the order in which they are connected here */
  readonly connection: number;
  readonly synapses: readonly number[];
}

interface Part {
  readonly from: string;
  readonly target: number;
  /** the synapse model with its parameters other than the weight */
  readonly synapse: string;
  readonly sign: 1 | -1;
  readonly synapses: number[];
}

export function connectionTexts(
  network: GoldenNetwork,
  connection: GoldenConnection,
  index: number,
  files: Record<string, string>
): ReplayedConnection[] {
  return partsOf(network, connection).map((part, i) => {
    const name = `c${index}_${i}`;
    const first = part.from === 'In' ? 0 : network.populations[Number(part.from.slice(1))]!.first;
    files[`${name}.csv`] = tableOf(connection, part, first, network.populations[part.target]!.first);
    return {
      name,
      lines: connectText(network, connection, part, name),
      plastic: connection.stdp !== undefined,
      connection: index,
      synapses: part.synapses
    };
  });
}

function partsOf(network: GoldenNetwork, connection: GoldenConnection): Part[] {
  const parts = new Map<string, Part>();
  connection.pre.forEach((pre, i) => {
    const target = populationOf(network, connection.post[i]!);
    const from = connection.source === 'input' ? 'In' : populationName(populationOf(network, pre));
    const population = network.populations[target]!;
    const sign = excites(connection, i) ? 1 : -1;
    const synapse = synapseOf(population, connection.post[i]! - population.first, sign);
    const key = `${from} ${target} ${synapse} ${sign}`;
    const part = parts.get(key) ?? { from, target, synapse, sign, synapses: [] };
    parts.set(key, part);
    part.synapses.push(i);
  });
  return [...parts.values()];
}

/** A plastic weight may grow from 0 and stays positive. */
function excites(connection: GoldenConnection, synapse: number): boolean {
  if (!connection.stdp) return connection.weight[synapse]! > 0;
  if (!(stdpOf(connection.stdp).Wmax! > 0) || connection.weight[synapse]! < 0) {
    throw new Error('A plastic connection with negative weights has no counterpart in the library.');
  }
  return true;
}

function populationOf(network: GoldenNetwork, neuron: number): number {
  const index = network.populations.findIndex(({ first, n }) => neuron >= first && neuron < first + n);
  if (index < 0) throw new Error(`There is no neuron ${neuron} in this network.`);
  return index;
}

/** Time constants and reversal potentials belong to the target in the recording, and to the synapse in the library. */
function synapseOf(population: GoldenPopulation, neuron: number, sign: 1 | -1): string {
  const { synapse } = counterpartOf(population);
  const parameters = parametersOf(population);
  const values = Object.entries(sign > 0 ? synapse.excitatory : synapse.inhibitory).map(([name, text]) => {
    const written = text.replace(/\{(\w+)\}/g, (_, parameter: string) => {
      const value = parameters[parameter]!;
      return `${typeof value === 'number' ? value : value[neuron]} ${parameterUnits[parameter]}`;
    });
    return `, ${name} = ${written}`;
  });
  return `${synapse.model}(weight = WEIGHT${values.join('')})`;
}

function tableOf(connection: GoldenConnection, part: Part, firstPre: number, firstPost: number): string {
  const of = (values: readonly number[], less = 0): number[] => part.synapses.map(i => values[i]! - less);
  return csv({
    pre: of(connection.pre, firstPre),
    post: of(connection.post, firstPost),
    weight: of(connection.weight),
    delay: of(connection.delay)
  });
}

function connectText(network: GoldenNetwork, connection: GoldenConnection, part: Part, name: string): string[] {
  const { weight, conductance } = counterpartOf(network.populations[part.target]!);
  const table = `${name}_list`;
  const delays = new Set(part.synapses.map(i => connection.delay[i]));
  const delay =
    delays.size === 1 && isOnGrid([...delays][0]!, network.dt) ? `${[...delays][0]} ms` : `${table}.delay * 1 ms`;
  const factor = conductance && part.sign < 0 ? `-${table}.weight` : `${table}.weight`;
  return [
    `data ${table} = table("${name}.csv")`,
    `connect ${name}: ${part.from} -> ${populationName(part.target)} {`,
    `  synapse ${part.synapse.replace('WEIGHT', `${factor} * 1 ${weight}`)}`,
    `  pattern list(pre = ${table}.pre, post = ${table}.post)`,
    `  delay ${connection.stdp ? 'dendritic ' : ''}${delay}`,
    ...(connection.stdp ? [`  plasticity ${plasticityText(connection.stdp, weight)}`] : []),
    '}'
  ];
}

// computed delays are rounded to the grid as in the recording, one that is written there must lie on it
const isOnGrid = (delay: number, dt: number): boolean => Math.abs(delay / dt - Math.round(delay / dt)) < 1e-9;

const stdpOf = (given: Readonly<Record<string, number>>): Readonly<Record<string, number>> => ({
  lambda: 0.01,
  alpha: 1,
  mu_plus: 1,
  mu_minus: 1,
  Wmax: 100,
  tau_plus: 20,
  tau_minus: 20,
  ...given
});

function plasticityText(given: Readonly<Record<string, number>>, weight: string): string {
  const { lambda, alpha, mu_plus, mu_minus, Wmax, tau_plus, tau_minus, ...unknown } = stdpOf(given);
  const [name] = Object.keys(unknown);
  if (name !== undefined) throw new Error(`The parameter ${name} of plasticity has no counterpart in the library.`);
  const rule = `lambda = ${lambda}, alpha = ${alpha}, mu_plus = ${mu_plus}, mu_minus = ${mu_minus}`;
  return `stdp_power(${rule}, tau_plus = ${tau_plus} ms, tau_minus = ${tau_minus} ms, w_max = ${Wmax} ${weight})`;
}
