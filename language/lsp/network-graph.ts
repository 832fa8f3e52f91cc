// The network of a file as a graph: what is declared in it and in what it imports.
import type { GraphConnection, GraphPlace, GraphPopulation, NetworkGraph } from '../../outputs/index.js';
import {
  type Connect,
  type Named,
  type Population,
  type Program,
  isConnect,
  isExperiment,
  isPopulation,
  isUsePlasticity
} from '../generated/ast.js';
import { populationsIn } from '../names/declarations.js';
import { sourceOf, sourceOfWord } from '../source.js';
import { neuronsOf, synapsesByPair } from './network-size.js';
import { placesIn } from './population-places.js';
import { type Sign, signsIn } from './signs.js';

/** `programs` are the file, first, and those that it imports; `title` is its name. */
export function networkGraph(title: string, programs: readonly Program[]): NetworkGraph {
  const declarations = programs.flatMap(program => program.declarations);
  const places = placesIn(programs[0]?.declarations.filter(isExperiment) ?? []);
  const signs = signsIn(programs);
  const populations = populationsIn(declarations).filter(({ name }) => name !== undefined);
  const known = new Set(populations.map(({ name }) => name));
  return {
    title,
    populations: populations.map(population => populationOf(population, places)),
    connections: declarations
      .filter(isConnect)
      .flatMap(connect => connectionsOf(connect, signs))
      .filter(({ from, to }) => known.has(from) && known.has(to))
  };
}

function populationOf(population: Population, places: ReadonlyMap<Named, number>): GraphPopulation {
  const neurons = neuronsOf(population);
  const series = places.get(population);
  return {
    name: population.name,
    ...(neurons !== undefined && { neurons }),
    model: population.$container.model?.model?.$refText ?? '',
    ...(series !== undefined && { series }),
    place: placeOf(sourceOfWord(population, 'name'))
  };
}

function connectionsOf(connect: Connect, signs: ReadonlyMap<Named, Sign>): GraphConnection[] {
  const sign = signs.get(connect);
  const counts = synapsesByPair(connect);
  const rules = connect.members.filter(isUsePlasticity).flatMap(({ use }) => use?.model?.$refText ?? []);
  const pairs = connect.from.flatMap(({ of: from }) => connect.to.map(({ of: to }) => [from?.ref, to?.ref] as const));
  return pairs.flatMap(([from, to], i) => {
    if (!isPopulation(from) || !isPopulation(to)) return [];
    const count = counts?.[i];
    return {
      ...(connect.name !== undefined && { name: connect.name }),
      from: from.name,
      to: to.name,
      ...(count && { synapses: count.count }),
      isMean: count?.isMean ?? false,
      ...(sign && { sign }),
      rules,
      place: placeOf(sourceOf(connect))
    };
  });
}

const placeOf = ({ uri, line, column }: GraphPlace): GraphPlace => ({ uri, line, column });
