// What of the synapses of a projection will be asked for: what is recorded of them, and what they learn where that is saved.
import type { Plan, ProjectionPlan, SynapseValue } from '../../2-plan/index.js';

export const askedValues = ({ records, script, projections }: Plan, number: number): readonly SynapseValue[] => [
  ...records.weights.flatMap(({ parts }) =>
    parts.flatMap(({ projection, value }) => (projection === number ? [value] : []))
  ),
  ...script.learnt.flatMap(({ parts }) =>
    parts.flatMap(part =>
      'projection' in part && part.projection === number ? [valueOf(projections[number]!, part.slot)] : []
    )
  )
];

/** What a state of a synapse is: as it is kept, or by the course of a signal that moves it. */
export function valueOf({ transmission }: ProjectionPlan, slot: number): SynapseValue {
  const course = transmission.kind === 'dynamic' ? transmission.program.course : undefined;
  return course?.moved === slot ? { kind: 'value', value: course.value } : { kind: 'state', slot };
}
