// The synapses of a projection as an integrator sees those of its states that are carried each step.
import type { Integrated, ProjectionPlan } from '../plan/index.js';

/** One entry, or none where no state is carried. `synapses`: how many there are. */
export function carriedSynapses(
  { name, transmission, expectedSynapses }: ProjectionPlan,
  synapses = expectedSynapses
): Integrated[] {
  if (transmission.kind !== 'dynamic' || !transmission.program.carried) return [];
  const { states, carried } = transmission.program;
  return [
    {
      name,
      size: synapses,
      states: states.map(state => ({ name: state.name, held: false })),
      noises: [],
      integrator: carried
    }
  ];
}
