// Where each state of synapses lives and what it costs: on neurons, summed over the synapses of a target, at spikes alone, or each step.
import type { Source } from '../../1-model/index.js';
import type { Plan, ProjectionPlan, SynapseProgram } from '../plan/index.js';

/**
 * target: summed over the synapses of each target neuron. neuron: once for all synapses of a neuron, carried each step or touched by its
 * spikes alone. events: of each synapse, and touched when spikes reach it alone. step: of each synapse, carried each step.
 */
type StatePlace = 'target' | 'neuron' | 'events' | 'step';

export interface SynapticState {
  readonly name: string;
  /** name of the projection */
  readonly projection: string;
  readonly place: StatePlace;
  /** values that are updated each step */
  readonly updates: number;
  /** random numbers that its noise takes each step */
  readonly drawn: number;
  /** place `neuron`: the population */
  readonly neurons?: string;
  /** why it is carried each step, for people */
  readonly why?: string;
  readonly source: Source;
}

/** In the order of the projections. */
export const synapticStates = ({ groups, projections }: Pick<Plan, 'groups' | 'projections'>): SynapticState[] =>
  projections.flatMap(projection => [
    ...onTarget(projection, groups[projection.to]!),
    ...ownStates(projection, groups)
  ]);

function onTarget({ name }: ProjectionPlan, { receptors, states, size }: Plan['groups'][number]): SynapticState[] {
  return receptors
    .filter(({ fedBy }) => fedBy.includes(name))
    .flatMap(receptor =>
      receptor.states.map(slot => ({
        name: states[slot]!.name.split(' of ')[0]!,
        projection: name,
        place: 'target' as const,
        updates: size,
        drawn: 0,
        source: states[slot]!.source
      }))
    );
}

/** Noises in the equation of a state that each synapse has for itself. */
function noisesOf(slot: number, { carried, noises = [] }: SynapseProgram): number {
  if (!carried) return 0;
  const { linear, remaining } = carried;
  const row = linear.slots.indexOf(slot);
  const terms = [
    ...linear.noise.filter(term => term.row === row),
    ...remaining.filter(state => state.slot === slot).flatMap(state => state.noises)
  ];
  return terms.filter(({ noise }) => noises[noise]!.of === 'neuron').length;
}

function ownStates(
  { name, transmission, traces, expectedSynapses, from, to }: ProjectionPlan,
  groups: Plan['groups']
): SynapticState[] {
  if (transmission.kind !== 'dynamic') return [];
  const keptBy = (slot: number): Plan['groups'][number] | undefined =>
    traces?.states.pre.includes(slot) ? groups[from] : traces?.states.post.includes(slot) ? groups[to] : undefined;
  return transmission.program.states.map((state, slot) => {
    const neurons = keptBy(slot);
    const isCarried = state.carried !== undefined;
    return {
      name: state.name,
      projection: name,
      place: neurons ? 'neuron' : isCarried ? 'step' : 'events',
      updates: isCarried ? (neurons?.size ?? expectedSynapses) : 0,
      drawn: expectedSynapses * noisesOf(slot, transmission.program),
      ...(neurons ? { neurons: neurons.name } : {}),
      ...(state.carried === undefined ? {} : { why: state.carried }),
      source: state.source
    };
  });
}
