// Numbers of target neurons take 2 bytes where the population has at most 65536 neurons. The same bits.
import type { Plan, ProjectionPlan } from '../plan/index.js';
import { listed } from './listed.js';
import type { Pass } from './pass.js';

const mostNeurons = 65536;

export const narrowTargets: Pass = {
  name: 'narrow_targets',
  apply: plan => ({
    ...plan,
    projections: plan.projections.map(projection =>
      isNarrow(projection, plan) ? { ...projection, targetBytes: 2 } : projection
    )
  }),
  did: after => {
    const narrow = after.projections
      .filter(projection => projection.targetBytes === 2)
      .map(projection => projection.name);
    return narrow.length ? [`2 bytes a target of ${listed(narrow)}`] : [];
  }
};

const isNarrow = ({ to, transmission }: ProjectionPlan, { groups }: Plan): boolean =>
  groups[to]!.size <= mostNeurons && transmission.kind !== 'poisson';
