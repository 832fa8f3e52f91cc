// States of synapses that are carried each step: one synapse after the other, as a group carries its neurons.
import { carriedStates, type EventSynapses } from '../../network/index.js';
import { notFinite, synapseText } from '../../values/index.js';
import { integratorOf } from '../integrate/index.js';

/** Carries one synapse over a step, whose ends are in the `site` of its values. */
type Carry = (synapse: number, step: number) => void;

/** Undefined where no state is carried. What comes back throws NetworkError where a state leaves the numbers. */
export function carryOf(events: EventSynapses): Carry | undefined {
  const {
    context: { values, h, seed, progress },
    states: { kept }
  } = events;
  const carried = carriedStates(events);
  if (!carried) return undefined;
  const integrate = integratorOf(carried.plan, carried, h, seed)!;
  const { linear, remaining } = carried.plan.integrator;
  const moving = [...linear.slots, ...remaining.map(({ slot }) => slot)].map(slot => kept[slot]!);
  return (synapse, step) => {
    integrate(synapse, false, step);
    for (const { now, plan } of moving)
      if (!Number.isFinite(now[synapse]!))
        throw notFinite(plan.name, synapseText(values, synapse), now[synapse]!, plan.source);
    progress.spend(1);
  };
}
