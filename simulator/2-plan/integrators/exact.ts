// Exact propagation of linear equations with constant coefficients (Rotter & Diesmann 1999, doi:10.1007/s004220050570);
// additive white noise as an exact Ornstein-Uhlenbeck process.
import { decline, type Integrator } from './integrator.js';
import { isFeasible, linearForm, linearPart, linearSystem } from './linear-part.js';

export const exact: Integrator = {
  name: 'exact',
  title: 'exact propagator',
  accepts: ({ states }) => {
    if (linearPart(states, true).length === states.length) {
      const linear = linearSystem(states);
      return isFeasible(linear) ? { accepted: true, linear, remaining: [] } : decline('too many states see each other');
    }
    const reasons = states.map(state => linearForm(state, true)).filter(form => typeof form === 'string');
    return decline(reasons.join('; '));
  },
  reason: ({ exactly }) => (exactly ? `${exactly}: linear with constant coefficients` : 'nothing to integrate')
};
