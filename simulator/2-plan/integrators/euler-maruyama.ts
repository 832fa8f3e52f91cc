// Euler-Maruyama for equations with noise of any form (Ito); without noise it is the forward Euler method.
import { affine } from '../formula/index.js';
import type { RemainingState } from '../plan/index.js';
import { decline, type Integrator, type SystemState } from './integrator.js';
import { exactPart, linearSystem } from './linear-part.js';

export const eulerMaruyama: Integrator = {
  name: 'euler_maruyama',
  title: 'Euler-Maruyama',
  accepts: withNoise(state => state),
  reason: ({ others, noisy, exactly }) =>
    `${others}: ${noisy ? `noise in ${noisy}` : 'no noise, forward Euler'}${exactly && `; ${exactly} exactly`}`
};

type Noisy = Extract<RemainingState, { kind: 'derivative' }>;

/** What is not advanced exactly, each equation with its noises, as `remaining` makes a state of the plan of it. */
export function withNoise(remaining: (state: Noisy) => RemainingState): Integrator['accepts'] {
  return ({ states, forced }) => {
    const linear = exactPart(states, forced);
    const others = states.filter(state => !linear.includes(state)).map(noisesApart);
    const reasons = others.filter(other => typeof other === 'string');
    if (reasons.length) return decline(reasons.join('; '));
    return {
      accepted: true,
      linear: linearSystem(linear),
      remaining: others.filter(other => typeof other !== 'string').map(remaining)
    };
  };
}

/** The equation and its noises; why there are none. */
function noisesApart(state: SystemState): Noisy | string {
  const form = affine(state.derivative, v => v.of === 'noise');
  if (!form) return `${state.name}' is not linear in its noise`;
  return {
    kind: 'derivative',
    slot: state.slot,
    derivative: form.rest,
    noises: form.terms.map(({ variable, coefficient }) => ({ noise: variable.slot, factor: coefficient }))
  };
}
