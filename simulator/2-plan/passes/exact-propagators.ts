// Works out the propagators of linear equations once where all neurons of a group, or synapses of a projection, have the same. The same
// bits as one by one.
import { isNumber } from '../formula/index.js';
import { stepPropagators } from '../linear/index.js';
import type { Integrated, IntegratorPlan, Plan, ProjectionPlan } from '../plan/index.js';
import { carriedSynapses } from './carried-synapses.js';
import type { Pass } from './pass.js';

export const exactPropagators: Pass = {
  name: 'exact_propagators',
  apply: plan => ({
    ...plan,
    groups: plan.groups.map(group => ({ ...group, integrator: withPropagators(group, plan.step) })),
    projections: plan.projections.map(projection => withCarried(projection, plan.step))
  }),
  did: ({ groups, projections }: Plan) => [
    ...groups.flatMap(group => told(group, 'neurons')),
    ...projections.flatMap(projection => carriedSynapses(projection).flatMap(synapses => told(synapses, 'synapses')))
  ]
};

const told = ({ name, integrator: { linear } }: Integrated, elements: string): string[] =>
  linear.propagators ? [`${linear.slots.length} × ${linear.slots.length} for all ${elements} of ${name}`] : [];

function withCarried(projection: ProjectionPlan, step: number): ProjectionPlan {
  const { transmission } = projection;
  const [synapses] = carriedSynapses(projection);
  if (transmission.kind !== 'dynamic' || !synapses) return projection;
  const program = { ...transmission.program, carried: withPropagators(synapses, step) };
  return { ...projection, transmission: { ...transmission, program } };
}

function withPropagators(elements: Integrated, step: number): IntegratorPlan {
  const { integrator } = elements;
  const { linear } = integrator;
  const entries = linear.matrix.flatMap(({ value }) => (isNumber(value) ? [value.value] : []));
  const noise = linear.noise.flatMap(({ factor }) => (isNumber(factor) ? [factor.value] : []));
  if (linear.slots.length === 0 || entries.length < linear.matrix.length || noise.length < linear.noise.length)
    return integrator;
  const propagators = stepPropagators(elements, { kinds: 1, values: Float64Array.of(...entries, ...noise) }, step);
  return { ...integrator, linear: { ...linear, propagators } };
}
