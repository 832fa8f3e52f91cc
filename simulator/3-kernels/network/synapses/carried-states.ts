// States of synapses that are carried each step, as an integrator sees them: the synapses are to it what neurons are of a group.
import { postsOf } from '../../connect/index.js';
import { integratedState } from '../../../2-plan/index.js';
import { compile, propagatorsOf, type IntegratedValues } from '../../values/index.js';
import type { EventSynapses } from './event-synapses.js';

/** Undefined where no state is carried. */
export function carriedStates(events: EventSynapses): IntegratedValues | undefined {
  const {
    program: { carried, states, noises = [] },
    states: { kept },
    context: { values, progress },
    connectivity
  } = events;
  if (!carried) return undefined;
  const reader = events.atPresent();
  let posts: ReturnType<typeof postsOf> | undefined;
  const numbers: Omit<IntegratedValues, 'propagators'> = {
    plan: {
      name: values.plan.name,
      size: events.synapses,
      states: states.map(integratedState),
      noises,
      integrator: carried
    },
    states: kept.map(state => state.now),
    clock: values.pre.clock,
    progress,
    compile: formula => compile(formula, reader),
    goTo: synapse => values.at(connectivity.pre[synapse]!, (posts ??= postsOf(connectivity))[synapse]!)
  };
  return { ...numbers, propagators: h => propagatorsOf(numbers, h) };
}
