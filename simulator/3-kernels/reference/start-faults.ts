// What the run of a plan would be refused for at its start, found without a run: for checks, so only in networks that are made at once.
import { NetworkError, type Fault } from '../../1-model/index.js';
import { drawsWhenPresented, nobody, type GroupPlan, type Plan } from '../../2-plan/index.js';
import { GroupState, StepClock } from '../network/index.js';
import { isSteady } from '../values/index.js';
import { ProgressMeter } from '../watch/index.js';
import { firingOf } from './firing-of.js';
import { Group } from './group.js';
import { networkOf } from './network-of.js';

/** Above these, checks would be felt while typing. */
const mostNeurons = 2000;
const mostPairs = 20_000;
const mostArrivals = 1_000_000;
/** values of samples that are looked at */
const mostReadings = 1_000_000;

/**
 * Values of neurons and synapses out of bounds, rates and spike times that cannot be, also under the data that will be presented, and
 * what goes wrong in the first step. Of networks too large for it, their small populations alone.
 */
export function startFaults(plan: Plan): readonly Fault[] {
  const neurons = plan.groups.reduce((sum, { size }) => sum + size, 0);
  const small = plan.groups.filter(({ size }) => size <= mostNeurons);
  if (neurons > mostNeurons || !plan.projections.every(isSmall)) return small.flatMap(group => faultsOf(group, plan));
  const faults = small.flatMap(group => faultsOf(group, plan));
  return faults.length > 0 ? faults : attempt(() => networkOf(plan, {}).advance(1).faults ?? []);
}

function isSmall({ recipe: { sources, targets }, delay }: Plan['projections'][number]): boolean {
  return (
    sources.count * targets.count <= mostPairs && (delay.kind === 'each' || delay.steps * targets.size <= mostArrivals)
  );
}

function faultsOf(plan: GroupPlan, { step, seed, groups: plans, records: { choices } }: Plan): readonly Fault[] {
  const progress = new ProgressMeter({});
  return attempt(() => {
    const state = new GroupState(plan, new StepClock(step), seed, progress);
    const group = new Group(state, firingOf(state, progress), progress);
    checkIntervals(group);
    const empty = choices
      .filter(choice => plans[choice.group] === plan)
      .flatMap(choice =>
        attempt(() => {
          checkChoice(group, choice);
          return [];
        })
      );
    // what stands in the data is no fault of the encoder's text
    const shown = attempt(() => {
      checkPresentations(group);
      return [];
    });
    return [...empty, ...shown.map(fault => ({ ...fault, source: plan.source }))];
  });
}

/** Throws what is wrong with the spikes after the first, where they are regular. */
function checkIntervals({ state: { plan }, firing }: Group): void {
  if (plan.spike?.kind !== 'regular' || !plan.spike.interval || !isSteady(plan.spike.interval)) return;
  for (let neuron = 0; neuron < plan.size; neuron++) firing.check!(neuron, 1);
}

/** Throws a condition that chooses none of the neurons, whatever will be learnt. */
function checkChoice(
  { state: { plan, values } }: Group,
  { condition, text, value, learnt, isPart }: Plan['records']['choices'][number]
): void {
  const holds = values.compile(value);
  if (!learnt && !isPart && !Array.from({ length: plan.size }).some((_, neuron) => holds(neuron) !== 0))
    throw nobody(plan.name, text, condition);
}

/** Throws what is wrong with the spikes of an encoder under the samples that will be presented to it. */
function checkPresentations({ state: { plan, presented, values }, firing }: Group): void {
  // what is drawn is another in each presentation
  if (!presented || !firing.check || (plan.spike?.kind === 'presented' && drawsWhenPresented(plan.spike))) return;
  for (const read of presented.readings(Math.ceil(mostReadings / plan.size))) {
    values.inputs[0]!.set(read);
    for (let neuron = 0; neuron < plan.size; neuron++) firing.check(neuron, 0);
  }
  values.inputs[0]!.fill(0);
}

function attempt(find: () => readonly Fault[]): readonly Fault[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof NetworkError) return error.faults;
    throw error;
  }
}
