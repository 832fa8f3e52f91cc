// Equations that no integrator can advance.
import type { FaultCheck } from './check.js';

export const noIntegrator: FaultCheck = { code: 'no-integrator', severity: 'error', on: 'planning' };
