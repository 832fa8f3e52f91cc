// Works out the propagators of linear equations once where all neurons of a group have the same. The same bits as neuron by neuron.
import { isNumber } from '../formula/index.js';
import { stepPropagators } from '../linear/index.js';
import type { GroupPlan } from '../plan/index.js';
import type { Pass } from './pass.js';

export const exactPropagators: Pass = {
  name: 'exact_propagators',
  apply: plan => ({ ...plan, groups: plan.groups.map(group => withPropagators(group, plan.step)) }),
  did: after =>
    after.groups.flatMap(
      ({
        name,
        integrator: {
          linear: { propagators, slots }
        }
      }) => (propagators ? [`${slots.length} × ${slots.length} for all neurons of ${name}`] : [])
    )
};

function withPropagators(group: GroupPlan, step: number): GroupPlan {
  const { integrator } = group;
  const { linear } = integrator;
  const entries = linear.matrix.flatMap(({ value }) => (isNumber(value) ? [value.value] : []));
  const noise = linear.noise.flatMap(({ factor }) => (isNumber(factor) ? [factor.value] : []));
  if (linear.slots.length === 0 || entries.length < linear.matrix.length || noise.length < linear.noise.length)
    return group;
  const propagators = stepPropagators(group, { kinds: 1, values: Float64Array.of(...entries, ...noise) }, step);
  return { ...group, integrator: { ...integrator, linear: { ...linear, propagators } } };
}
