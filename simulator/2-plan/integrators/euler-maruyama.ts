// Euler-Maruyama for equations with noise of any form (Ito); without noise it is the forward Euler method.
import { affine } from '../formula/index.js';
import type { RemainingState } from '../plan/index.js';
import { decline, type Integrator, type SystemState } from './integrator.js';
import { exactPart, linearSystem } from './linear-part.js';

export const eulerMaruyama: Integrator = {
  name: 'euler_maruyama',
  title: 'Euler-Maruyama',
  accepts: ({ states, forced }) => {
    const linear = exactPart(states, forced);
    const others = states.filter(state => !linear.includes(state));
    const remaining = others.map(withNoise);
    const reasons = remaining.filter(r => typeof r === 'string');
    if (reasons.length) return decline(reasons.join('; '));
    return { accepted: true, linear: linearSystem(linear), remaining: remaining as RemainingState[] };
  },
  reason: ({ others, noisy, exactly }) =>
    `${others}: ${noisy ? `noise in ${noisy}` : 'no noise, forward Euler'}${exactly && `; ${exactly} exactly`}`
};

/** The equation and its noises; why there are none. */
export function withNoise(state: SystemState): Extract<RemainingState, { kind: 'derivative' }> | string {
  const form = affine(state.derivative, v => v.of === 'noise');
  if (!form) return `${state.name}' is not linear in its noise`;
  return {
    kind: 'derivative',
    slot: state.slot,
    derivative: form.rest,
    noises: form.terms.map(({ variable, coefficient }) => ({ noise: variable.slot, factor: coefficient }))
  };
}
