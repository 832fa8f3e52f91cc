// Whether a run draws random numbers: where it does not, its seed changes nothing.
import { isNumber, parts, type Formula } from '../formula/index.js';
import { patternOf } from '../patterns/index.js';
import type { GroupPlan, Plan, ProjectionPlan } from '../plan/index.js';

export const isRandom = ({ groups, projections, stimuli }: Plan): boolean =>
  groups.some(isRandomGroup) ||
  projections.some(isRandomProjection) ||
  stimuli.some(stimulus => draws(stimulus.value.value));

function isRandomGroup({ parameters, states, integrator, spike, onSpike, layout }: GroupPlan): boolean {
  const noise = [
    ...integrator.linear.noise,
    ...integrator.remaining.flatMap(state => (state.kind === 'derivative' ? state.noises : []))
  ];
  if (noise.some(({ factor }) => !isNumber(factor, 0))) return true;
  if (layout?.kind === 'random' || spike?.kind === 'rate' || spike?.kind === 'poisson') return true;
  return (
    [...parameters, ...states.map(state => state.initial)].some(parameter => draws(parameter.value)) ||
    onSpike.some(assignment => draws(assignment.value)) ||
    (spike?.kind === 'count' && draws(spike.count))
  );
}

function isRandomProjection({ recipe, pairwise, parameters, delay, transmission }: ProjectionPlan): boolean {
  if (patternOf(recipe).draws || transmission.kind === 'poisson' || (pairwise !== undefined && draws(pairwise)))
    return true;
  return parameters.some(parameter => draws(parameter.value)) || (delay.kind === 'each' && draws(delay.value.value));
}

const draws = (formula: Formula): boolean => [...parts(formula)].some(part => part.kind === 'draw');
