// The classical Runge-Kutta method of fourth order for deterministic equations of any form.
import { mentions } from '../formula/index.js';
import { decline, type Integrator } from './integrator.js';
import { exactPart, linearSystem, namesOf } from './linear-part.js';

export const rk4: Integrator = {
  name: 'rk4',
  title: 'Runge-Kutta 4',
  accepts: ({ states, forced }) => {
    const linear = exactPart(states, forced);
    const others = states.filter(state => !linear.includes(state));
    const noisy = others.filter(state => mentions(state.derivative, v => v.of === 'noise'));
    if (noisy.length) return decline(`${namesOf(noisy)}: noise`);
    return {
      accepted: true,
      linear: linearSystem(linear),
      remaining: others.map(({ slot, derivative }) => ({ kind: 'derivative', slot, derivative, noises: [] }))
    };
  },
  reason: ({ others, exactly }) => `${others}: deterministic${exactly && `; ${exactly} exactly, at each stage`}`
};
