// The door of the reference to other backends: it does again to one neuron or one synapse what went wrong there, over the same
// numbers, and so says what it was. Each verb throws NetworkError, and returns where nothing is wrong.
import type { SynapseEvent, Transmission } from '../../2-plan/index.js';
import type { Connectivity } from '../connect/index.js';
import { nextOfInterval, type EventSynapses, type GroupState, type SynapseContext } from '../network/index.js';
import type { ProgressMeter } from '../watch/index.js';
import { firingOf } from './firing-of.js';
import type { Firing } from './firing.js';
import { Group } from './group.js';
import { carryOf } from './synapses/carrying.js';
import { EventRules } from './synapses/event-rules.js';
import { injectionOf } from './synapses/injection-of.js';
import { resetOf } from './synapses/reset-of.js';
import { Walk } from './synapses/walk.js';

/** What may go wrong with a neuron in a step: carrying its states, taking what arrives or looking at its condition after that, finding its spikes, what it does on a spike. */
export type NeuronAct = 'states' | 'arrivals' | 'spikes' | 'reset';

/** `occasion`: how often it fired in the step before. */
export function neuronAgain(
  state: GroupState,
  act: NeuronAct,
  neuron: number,
  { step, occasion }: { readonly step: number; readonly occasion: number },
  progress: ProgressMeter
): void {
  const firing = firingAgain(state, progress);
  const group = new Group(state, firing, progress);
  switch (act) {
    case 'states':
      group.carryOne(neuron, step);
      if (!state.plan.watched) group.receiveOne(neuron, step);
      return;
    case 'arrivals':
      return group.receiveOne(neuron, step);
    case 'spikes':
      return firing.check?.(neuron, step);
    case 'reset':
      return group.fireOne(neuron, step, occasion);
  }
}

/** `events`: what is kept of the synapses. */
export function eventAgain(events: EventSynapses, event: SynapseEvent, synapse: number, step: number): void {
  const { context, connectivity } = events;
  const rules = new EventRules(events);
  new Walk(context.values, connectivity).one(synapse, () => {
    rules.read(event, synapse, step);
    rules.run(event, synapse, step);
  });
}

/** States of a synapse that are carried each step. */
export function carryAgain(events: EventSynapses, synapse: number, step: number): void {
  const carry = carryOf(events)!;
  new Walk(events.context.values, events.connectivity).one(synapse, () => carry(synapse, step));
}

export function resetAgain(
  plan: Extract<Transmission, { kind: 'reset' }>,
  context: SynapseContext,
  connectivity: Connectivity,
  synapse: number,
  step: number
): void {
  new Walk(context.values, connectivity).one(synapse, () => resetOf(plan, context)(synapse, step));
}

/** All synapses that act all the time, at the end of a step. */
export function injectAgain(step: number, ...what: Parameters<typeof injectionOf>): void {
  injectionOf(...what)(step);
}

/** Spikes at times known before are not looked for again: there, only the one after may be wrong. */
function firingAgain(state: GroupState, progress: ProgressMeter): Firing {
  const { plan, values, clock } = state;
  if (plan.spike?.kind !== 'regular' && plan.spike?.kind !== 'stamps') return firingOf(state, progress);
  const nobody: Firing = () => undefined;
  if (plan.spike.kind === 'stamps') return nobody;
  const next = nextOfInterval(plan.spike, values, clock.h);
  return Object.assign(nobody, { check: (neuron: number, step: number) => void next(neuron, step) });
}
