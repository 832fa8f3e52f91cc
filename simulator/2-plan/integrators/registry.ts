// Every integrator, in the order in which they are asked.
import { eulerMaruyama } from './euler-maruyama.js';
import { exact } from './exact.js';
import { exponentialEuler } from './exponential-euler.js';
import { exponentialEulerMaruyama } from './exponential-euler-maruyama.js';
import type { Integrator } from './integrator.js';
import { rk4 } from './rk4.js';

export const integrators: readonly Integrator[] = [
  exact,
  exponentialEuler,
  rk4,
  exponentialEulerMaruyama,
  eulerMaruyama
];
