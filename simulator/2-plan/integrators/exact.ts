// Exact propagation of linear equations with constant coefficients (Rotter & Diesmann 1999, doi:10.1007/s004220050570);
// additive white noise as an exact Ornstein-Uhlenbeck process.
import { decline, type Integrator } from './integrator.js';
import { linearForm, linearPart, linearSystem, mostExact } from './linear-part.js';

export const exact: Integrator = {
  name: 'exact',
  title: 'exact propagator',
  accepts: ({ states }) => {
    if (states.length > mostExact) return decline(`more than ${mostExact} states`);
    if (linearPart(states, true).length === states.length)
      return { accepted: true, linear: linearSystem(states), remaining: [] };
    const reasons = states.map(state => linearForm(state, true)).filter(form => typeof form === 'string');
    return decline(reasons.join('; '));
  },
  reason: ({ exactly }) => (exactly ? `${exactly}: linear with constant coefficients` : 'nothing to integrate')
};
