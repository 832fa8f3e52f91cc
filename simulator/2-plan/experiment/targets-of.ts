// The target neurons of the projections of one connection: those of each group once, in the order of the projections.
import type { NeuronSet, ProjectionPlan } from '../plan/index.js';

export function targetsOf(projections: readonly ProjectionPlan[]): NeuronSet[] {
  const byGroup = new Map<number, NeuronSet>();
  for (const { to, recipe } of projections) if (!byGroup.has(to)) byGroup.set(to, recipe.targets);
  return [...byGroup.values()];
}
