// Where the populations of a network are declared in the file that is checked.
import type { Population, Program } from '../generated/ast.js';
import { populationsIn } from '../names/declarations.js';

/** By name; the first of those that share one. */
export function populationNodes(program: Program): ReadonlyMap<string, Population> {
  const found = new Map<string, Population>();
  for (const population of populationsIn(program.declarations))
    if (!found.has(population.name)) found.set(population.name, population);
  return found;
}
