// The synapses of a projection as an integrator sees those of its states that are carried each step.
import type { Integrated, ProjectionPlan, SynapseState } from '../plan/index.js';

/** A state of synapses as an integrator sees it. */
export const integratedState = ({ name, stream }: SynapseState): Integrated['states'][number] => ({
  name,
  held: false,
  ...(stream === undefined ? {} : { stream })
});

/** One entry, or none where no state is carried. `synapses`: how many there are. */
export function carriedSynapses(
  { name, transmission, expectedSynapses }: ProjectionPlan,
  synapses = expectedSynapses
): Integrated[] {
  if (transmission.kind !== 'dynamic' || !transmission.program.carried) return [];
  const { states, carried, noises = [] } = transmission.program;
  return [
    {
      name,
      size: synapses,
      states: states.map(integratedState),
      noises,
      integrator: carried
    }
  ];
}
