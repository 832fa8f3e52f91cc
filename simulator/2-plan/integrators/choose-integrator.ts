// Asks the integrators in order and takes the first that can, or the one that was chosen by its name.
import type { ModelDefinition, Source } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { IntegratorName, IntegratorPlan } from '../plan/index.js';
import type { System } from './integrator.js';
import { integrators } from './registry.js';

/** `chosen` asks one integrator alone. Throws where none can, or there is none of that name. */
export function chooseIntegrator(
  states: System['states'],
  source: Source,
  chosen?: ModelDefinition['integrator']
): IntegratorPlan {
  const refused: { name: IntegratorName; reason: string }[] = [];
  const asked = integrators.filter(({ name }) => chosen === undefined || name === chosen.name);
  if (chosen && asked.length === 0)
    throw networkError(
      'no-integrator',
      `There is no integrator ${chosen.name}; there are ${integrators.map(({ name }) => name).join(', ')}.`,
      chosen.source
    );
  for (const { name, accepts } of asked) {
    const answer = accepts({ states, forced: chosen !== undefined });
    if (answer.accepted) return { name, refused, linear: answer.linear, remaining: answer.remaining };
    refused.push({ name, reason: answer.reason });
  }
  const reasons = refused.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
  throw networkError(
    'no-integrator',
    chosen
      ? `The integrator ${chosen.name} cannot advance these equations (${reasons}); leave it out, or name another.`
      : `No integrator can advance these equations: ${reasons}.`,
    chosen?.source ?? source
  );
}
