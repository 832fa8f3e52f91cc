// Exponential Euler with noise (Ito): what decays does so exactly, and its noise has the exact variance of an Ornstein-Uhlenbeck process with
// the rate that it has at mid-step, where conductances are known; what is not linear is taken at the start.
import { linearRate, variable } from '../formula/index.js';
import { withNoise } from './euler-maruyama.js';
import type { Integrator } from './integrator.js';

export const exponentialEulerMaruyama: Integrator = {
  name: 'exponential_euler_maruyama',
  title: 'exponential Euler-Maruyama',
  accepts: withNoise(state => ({
    ...state,
    kind: 'relaxing',
    rate: linearRate(state.derivative, variable('state', state.slot))
  })),
  reason: ({ others, noisy, exactly }) =>
    `${others}: ${noisy ? `noise in ${noisy}` : 'no noise'}${exactly && `; ${exactly} exactly and taken at mid-step`}`
};
