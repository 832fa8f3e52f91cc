// Exponential Euler: x' = a x + b with a and b taken at mid-step, where they depend on exactly advanced states alone (conductances).
import { affine, coefficientOf, isOwnState, mentions, parts, variable, type Variable } from '../formula/index.js';
import type { RemainingState } from '../plan/index.js';
import { decline, type Integrator, type SystemState } from './integrator.js';
import { exactPart, linearSystem } from './linear-part.js';

export const exponentialEuler: Integrator = {
  name: 'exponential_euler',
  title: 'exponential Euler',
  accepts: ({ states, forced }) => {
    const linear = exactPart(states, forced);
    const others = states.filter(state => !linear.includes(state));
    const remaining = others.map(state => conditional(state, others));
    const reasons = remaining.filter(r => typeof r === 'string');
    if (reasons.length) return decline(reasons.join('; '));
    return { accepted: true, linear: linearSystem(linear), remaining: remaining as RemainingState[] };
  },
  reason: ({ others, exactly }) =>
    `${others}: linear${exactly && ` given ${exactly}, which are exact and taken at mid-step`}`
};

function conditional(state: SystemState, others: readonly SystemState[]): RemainingState | string {
  if (mentions(state.derivative, v => v.of === 'noise')) return `${state.name}' has noise`;
  const itself = (v: Variable): boolean => isOwnState(v) && v.slot === state.slot;
  const read = new Set(
    [...parts(state.derivative)].flatMap(part => (part.kind === 'variable' && isOwnState(part) ? [part.slot] : []))
  );
  const other = others.find(o => o !== state && read.has(o.slot));
  if (other) return `${state.name}' depends on ${other.name}, which cannot be advanced exactly`;
  const form = affine(state.derivative, itself);
  if (!form) return `${state.name}' is not linear in ${state.name}`;
  return {
    kind: 'conditional',
    slot: state.slot,
    noises: [],
    rate: coefficientOf(form, variable('state', state.slot)),
    drive: form.rest
  };
}
