// The synapses of the reference backend: one class for each way of transmission.
import type { LazyProgram, ProjectionPlan, SynapseValue } from '../../../2-plan/index.js';
import { connect, type Connectivity } from '../../connect/index.js';
import { heap, SynapseValues, type Allocator } from '../../values/index.js';
import type { ProgressMeter } from '../../watch/index.js';
import type { Group } from '../group.js';
import { ContinuousSynapses } from './continuous-synapses.js';
import { DynamicSynapses } from './dynamic-synapses.js';
import { IndependentSynapses } from './independent-synapses.js';
import type { SynapseContext } from './synapse-context.js';
import type { Projection } from './projection.js';
import { ResetSynapses } from './reset-synapses.js';
import { StaticSynapses } from './static-synapses.js';

export type { Projection } from './projection.js';
export { IndependentSynapses } from './independent-synapses.js';
export { StaticSynapses } from './static-synapses.js';
export { ContinuousSynapses } from './continuous-synapses.js';
export { DynamicSynapses } from './dynamic-synapses.js';
export { ResetSynapses } from './reset-synapses.js';

/** What makes synapses, by their way of transmission. */
interface Makers {
  readonly static: (...made: ConstructorParameters<typeof StaticSynapses>) => Projection;
  readonly independent: (...made: ConstructorParameters<typeof IndependentSynapses>) => Projection;
  readonly reset: (...made: ConstructorParameters<typeof ResetSynapses>) => Projection;
  readonly continuous: (...made: ConstructorParameters<typeof ContinuousSynapses>) => Projection;
  readonly dynamic: (...made: ConstructorParameters<typeof DynamicSynapses>) => Projection;
  /** of synapses whose post spikes may wait, before `dynamic` is asked; `connected` makes the same connectivity again */
  readonly lazy: (
    lazy: LazyProgram,
    context: SynapseContext,
    connectivity: Connectivity,
    recorded: readonly SynapseValue[],
    connected: () => Connectivity
  ) => Projection;
}

const ownMakers: Omit<Makers, 'lazy'> = {
  static: (...made) => new StaticSynapses(...made),
  independent: (...made) => new IndependentSynapses(...made),
  reset: (...made) => new ResetSynapses(...made),
  continuous: (...made) => new ContinuousSynapses(...made),
  dynamic: (...made) => new DynamicSynapses(...made)
};

/** What all synapses of a network share. `h`: the step in ms. */
export interface Surroundings {
  readonly groups: readonly Group[];
  readonly h: number;
  readonly seed: number;
  readonly progress: ProgressMeter;
  readonly allocator?: Allocator;
  /** a backend's own, in place of those of the reference */
  readonly makers?: Partial<Makers>;
}

/** Makes the synapses of a projection. `recorded`: what of them will be asked for. Throws NetworkError, Cancelled. */
export function projectionOf(
  plan: ProjectionPlan,
  recorded: readonly SynapseValue[],
  surroundings: Surroundings
): Projection {
  const { groups, h, seed, progress, allocator = heap } = surroundings;
  const makers: Omit<Makers, 'lazy'> & Partial<Makers> = { ...ownMakers, ...surroundings.makers };
  const from = groups[plan.from]!;
  const to = groups[plan.to]!;
  const { transmission, lazy } = plan;
  const values = new SynapseValues(plan, from.values, to.values, seed);
  const context: SynapseContext = { values, from, to, h, seed, progress, allocator };
  if (transmission.kind === 'poisson') return makers.independent(transmission.sends, context);
  const connected = (): Connectivity => connect(plan.recipe, seed, values.pairwise(progress), undefined, progress);
  const connectivity = connected();
  if (transmission.kind === 'static')
    return makers.static(transmission.sends, context, connectivity, recorded.length > 0);
  if (lazy && makers.lazy) return makers.lazy(lazy, context, connectivity, recorded, connected);
  const keeping: SynapseContext = {
    ...context,
    values: new SynapseValues(plan, from.values, to.values, seed, connectivity.synapses, allocator)
  };
  if (transmission.kind === 'reset') return makers.reset(transmission, keeping, connectivity);
  if (transmission.kind === 'continuous') return makers.continuous(transmission.injects, keeping, connectivity);
  return makers.dynamic(transmission.program, keeping, connectivity);
}
