// The synapses of the reference backend: one class for each way of transmission.
import type { ProjectionPlan, SynapseValue } from '../../../2-plan/index.js';
import { connect, type Connectivity } from '../../connect/index.js';
import { SynapseValues } from '../../values/index.js';
import type { Pulse } from '../../watch/index.js';
import type { Group } from '../group.js';
import { ContinuousSynapses } from './continuous-synapses.js';
import { DynamicSynapses } from './dynamic-synapses.js';
import { IndependentSynapses } from './independent-synapses.js';
import type { Making } from './making.js';
import type { Projection } from './projection.js';
import { ResetSynapses } from './reset-synapses.js';
import { StaticSynapses } from './static-synapses.js';

export type { Making } from './making.js';
export type { Projection } from './projection.js';
export { DelayLine } from './delay-line.js';
export { growth, knownGrowths } from './growth.js';
export { IndependentSynapses } from './independent-synapses.js';
export { StaticSynapses } from './static-synapses.js';

/** What all synapses of a network share. `h`: the step in ms. */
export interface Surroundings {
  readonly groups: readonly Group[];
  readonly h: number;
  readonly seed: number;
  readonly pulse: Pulse;
  /** a backend's own, in place of those of the reference */
  readonly staticSynapses?: (...made: ConstructorParameters<typeof StaticSynapses>) => Projection;
  readonly independentSynapses?: (...made: ConstructorParameters<typeof IndependentSynapses>) => Projection;
  /** undefined where a backend has none for a projection; `connected` makes the same connectivity again */
  readonly dynamicSynapses?: (making: Making, connectivity: Connectivity, recorded: readonly SynapseValue[], connected: () => Connectivity) => Projection | undefined;
}

/** Makes the synapses of a projection. `recorded`: what of them will be asked for. Throws NetworkError, Cancelled. */
export function projectionOf(plan: ProjectionPlan, recorded: readonly SynapseValue[], surroundings: Surroundings): Projection {
  const { groups, h, seed, pulse } = surroundings;
  const { staticSynapses = (...made) => new StaticSynapses(...made), independentSynapses = (...made) => new IndependentSynapses(...made) } = surroundings;
  const from = groups[plan.from]!, to = groups[plan.to]!, { transmission } = plan;
  const values = new SynapseValues(plan, from.values, to.values, seed), making: Making = { values, from, to, h, seed, pulse };
  if (transmission.kind === 'poisson') return independentSynapses(transmission.sends, making);
  const connected = (): Connectivity => connect(plan.recipe, seed, values.pairwise(pulse), undefined, pulse), connectivity = connected();
  if (transmission.kind === 'static') return staticSynapses(transmission.sends, making, connectivity, recorded.length > 0);
  const own = transmission.kind === 'dynamic' ? surroundings.dynamicSynapses?.(making, connectivity, recorded, connected) : undefined;
  if (own) return own;
  const keeping: Making = { ...making, values: new SynapseValues(plan, from.values, to.values, seed, connectivity.synapses) };
  if (transmission.kind === 'reset') return new ResetSynapses(transmission, keeping, connectivity);
  if (transmission.kind === 'continuous') return new ContinuousSynapses(transmission.injects, keeping, connectivity);
  return new DynamicSynapses(transmission.program, keeping, connectivity);
}
