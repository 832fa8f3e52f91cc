// Asks the integrators in order and takes the first that can.
import type { Source } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { IntegratorName, IntegratorPlan } from '../plan/index.js';
import type { System } from './integrator.js';
import { integrators } from './registry.js';

/** `chosen` asks one integrator alone. */
export function chooseIntegrator(states: System['states'], source: Source, chosen?: IntegratorName): IntegratorPlan {
  const refused: { name: IntegratorName; reason: string }[] = [];
  for (const { name, accepts } of integrators.filter(i => chosen === undefined || i.name === chosen)) {
    const answer = accepts({ states, forced: chosen !== undefined });
    if (answer.accepted) return { name, refused, linear: answer.linear, remaining: answer.remaining };
    refused.push({ name, reason: answer.reason });
  }
  throw networkError(
    'no-integrator',
    `No integrator can advance these equations: ${refused.map(({ name, reason }) => `${name}: ${reason}`).join('; ')}.`,
    source
  );
}
