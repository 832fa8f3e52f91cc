// Whether a run draws random numbers: where it does not, its seed changes nothing.
import { draws, isNumber } from '../formula/index.js';
import { patternOf } from '../patterns/index.js';
import type { GroupPlan, IntegratorPlan, Plan, ProjectionPlan, SpikePlan } from '../plan/index.js';

export const isRandom = ({ groups, projections, stimuli }: Plan): boolean =>
  groups.some(isRandomGroup) ||
  projections.some(isRandomProjection) ||
  stimuli.some(stimulus => draws(stimulus.value.value));

function isRandomGroup({
  parameters,
  states,
  integrator,
  spike,
  onSpike,
  eachStep,
  refractory,
  layout
}: GroupPlan): boolean {
  if (isNoisy(integrator)) return true;
  if (layout?.kind === 'random' || spike?.kind === 'rate' || spike?.kind === 'poisson') return true;
  if (spike?.kind === 'when' && spike.margin) return true;
  return (
    [...parameters, ...states.map(state => state.initial)].some(parameter => draws(parameter.value)) ||
    [...onSpike, ...eachStep].some(assignment => draws(assignment.value)) ||
    (refractory !== undefined && draws(refractory.duration)) ||
    (spike?.kind === 'count' && draws(spike.count)) ||
    (spike?.kind === 'presented' && drawsWhenPresented(spike))
  );
}

/** Of times from the start of a presentation. */
export const drawsWhenPresented = ({
  times,
  interval,
  condition
}: Extract<SpikePlan, { kind: 'presented' }>): boolean =>
  [...times, interval, condition].some(formula => formula !== undefined && draws(formula));

const isNoisy = ({ linear, remaining }: IntegratorPlan): boolean =>
  [...linear.noise, ...remaining.flatMap(state => state.noises)].some(({ factor }) => !isNumber(factor, 0));

function isRandomProjection({ recipe, pairwise, parameters, delay, transmission }: ProjectionPlan): boolean {
  if (patternOf(recipe).draws || transmission.kind === 'poisson' || (pairwise !== undefined && draws(pairwise)))
    return true;
  if (transmission.kind === 'dynamic') {
    const { onPre, onPost, signals = [], recurring = [], carried } = transmission.program;
    if (carried && isNoisy(carried)) return true;
    const later = [...signals, ...recurring].flatMap(({ assignments }) => assignments);
    if ([...onPre, ...onPost, ...later].some(({ value }) => draws(value))) return true;
  }
  return parameters.some(parameter => draws(parameter.value)) || (delay.kind === 'each' && draws(delay.value.value));
}
