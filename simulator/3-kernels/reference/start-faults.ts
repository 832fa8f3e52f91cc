// What the run of a plan would be refused for at its start, found without a run: for checks, so only in networks that are made at once.
import { NetworkError, type Fault } from '../../1-model/index.js';
import type { GroupPlan, Plan } from '../../2-plan/index.js';
import { ProgressMeter } from '../watch/index.js';
import { Group } from './group.js';
import { Network } from './network.js';

/** Above these, checks would be felt while typing. */
const mostNeurons = 2000;
const mostPairs = 20_000;
const mostArrivals = 1_000_000;

/**
 * Values of neurons and synapses out of bounds, rates and spike times that cannot be, also under the data that will be presented, and
 * what goes wrong in the first step. Of networks too large for it, their small populations alone.
 */
export function startFaults(plan: Plan): readonly Fault[] {
  const neurons = plan.groups.reduce((sum, { size }) => sum + size, 0);
  const small = plan.groups.filter(({ size }) => size <= mostNeurons);
  if (neurons > mostNeurons || !plan.projections.every(isSmall)) return small.flatMap(group => faultsOf(group, plan));
  const faults = small.flatMap(group => faultsOf(group, plan));
  return faults.length > 0 ? faults : attempt(() => new Network(plan, {}).advance(1).faults ?? []);
}

function isSmall({ recipe: { sources, targets }, delay }: Plan['projections'][number]): boolean {
  return (
    sources.count * targets.count <= mostPairs && (delay.kind === 'each' || delay.steps * targets.size <= mostArrivals)
  );
}

function faultsOf(group: GroupPlan, { step, seed }: Plan): readonly Fault[] {
  return attempt(() => {
    const made = new Group(group, step, seed, { time: 0 }, new ProgressMeter({}));
    made.checkIntervals();
    // what stands in the data is no fault of the encoder's text
    return attempt(() => {
      made.checkPresentations();
      return [];
    }).map(fault => ({ ...fault, source: group.source }));
  });
}

function attempt(find: () => readonly Fault[]): readonly Fault[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof NetworkError) return error.faults;
    throw error;
  }
}
