// The synapses of the reference backend: one class for each way of transmission.
import type { ProjectionPlan } from '../../../2-plan/index.js';
import { connect } from '../../connect/index.js';
import { SynapseValues } from '../../values/index.js';
import type { Pulse } from '../../watch/index.js';
import type { Group } from '../group.js';
import { ContinuousSynapses } from './continuous-synapses.js';
import { DynamicSynapses } from './dynamic-synapses.js';
import { IndependentSynapses } from './independent-synapses.js';
import type { Projection } from './projection.js';
import { StaticSynapses } from './static-synapses.js';

export type { Projection } from './projection.js';

/** What all synapses of a network share. `h`: the step in ms. */
export interface Surroundings {
  readonly groups: readonly Group[];
  readonly h: number;
  readonly seed: number;
  readonly pulse: Pulse;
}

/** Makes the synapses of a projection. `recorded`: something of them will be asked for. Throws NetworkError, Cancelled. */
export function projectionOf(plan: ProjectionPlan, recorded: boolean, { groups, h, seed, pulse }: Surroundings): Projection {
  const from = groups[plan.from]!, to = groups[plan.to]!, { transmission } = plan;
  const passing = new SynapseValues(plan, from.values, to.values, seed);
  if (transmission.kind === 'poisson') return new IndependentSynapses(transmission.sends, passing, from, to, h, seed, pulse);
  const connectivity = connect(plan.recipe, seed, passing.condition(pulse), undefined, pulse);
  if (transmission.kind === 'static') return new StaticSynapses(transmission.sends, passing, from, to, connectivity, recorded, h, pulse);
  const kept = new SynapseValues(plan, from.values, to.values, seed, connectivity.synapses);
  if (transmission.kind === 'continuous') return new ContinuousSynapses(transmission.injects, kept, to, connectivity, pulse);
  return new DynamicSynapses(transmission.program, kept, from, to, connectivity, h, pulse);
}
