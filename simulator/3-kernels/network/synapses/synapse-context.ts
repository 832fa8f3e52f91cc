// What the synapses of a projection are made from.
import type { ProjectionPlan } from '../../../2-plan/index.js';
import { connect, type Connectivity } from '../../connect/index.js';
import { SynapseValues, type Allocator } from '../../values/index.js';
import type { ProgressMeter } from '../../watch/index.js';
import type { Neurons } from '../engine.js';
import type { LostSpikes } from '../lost-spikes.js';

/** What synapses are made in. */
export interface Surroundings<N extends Neurons> {
  /** of the plan, in its order */
  readonly groups: readonly N[];
  /** the step in ms */
  readonly h: number;
  readonly seed: number;
  readonly progress: ProgressMeter;
  readonly allocator: Allocator;
  /** of the spikes of the projection; absent: none is lost for all synapses of its neuron */
  readonly lost?: LostSpikes | undefined;
}

/** `N`: what neurons are in a backend. */
export interface SynapseContext<N extends Neurons = Neurons> extends Surroundings<N> {
  /** parameters, kept for each synapse where it has states or acts all the time */
  readonly values: SynapseValues;
  readonly from: N;
  readonly to: N;
}

export function contextOf<N extends Neurons>(plan: ProjectionPlan, shared: Surroundings<N>): SynapseContext<N> {
  const from = shared.groups[plan.from]!;
  const to = shared.groups[plan.to]!;
  return { ...shared, from, to, values: new SynapseValues(plan, from.state.values, to.state.values, shared.seed) };
}

/** The same with parameters that are kept for so many synapses. */
export function keeping<C extends SynapseContext>(context: C, synapses: number): C {
  const { values, from, to, seed, allocator } = context;
  return {
    ...context,
    values: new SynapseValues(values.plan, from.state.values, to.state.values, seed, synapses, allocator)
  };
}

/** Makes the synapses. Throws NetworkError, Cancelled. */
export const connected = ({ values, seed, progress }: SynapseContext): Connectivity =>
  connect(values.plan.recipe, seed, values.pairwise(progress), undefined, progress);
