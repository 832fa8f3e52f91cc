// Which colour of the palette a population has in rasters: its place among those whose spikes are recorded.
import { type Experiment, type Named, type Statement, isRecord } from '../generated/ast.js';
import { populationsOf } from '../names/members.js';
import { nodesOf } from '../names/nodes.js';

/** Of each population its place among those whose spikes are recorded, in the first experiment that does. */
export function placesIn(experiments: readonly Experiment[]): Map<Named, number> {
  const places = new Map<Named, number>();
  for (const experiment of experiments) {
    // recordings are kept by name
    const recorded = [...new Set(experiment.statements.flatMap(recordedIn))].sort((a, b) =>
      a.name! < b.name! ? -1 : 1
    );
    recorded.forEach((population, place) => {
      if (!places.has(population)) places.set(population, place);
    });
  }
  return places;
}

const recordedIn = (statement: Statement): Named[] =>
  nodesOf(statement)
    .filter(isRecord)
    .filter(({ what }) => what.includes('spikes'))
    .flatMap(({ from }) => populationsOf(from));
