// What an integrator of the reference backend is: it carries one neuron over one step.
import type { Integrated, IntegratorName } from '../../../2-plan/index.js';
import type { IntegratedValues } from '../../values/index.js';
import { exponentialEuler } from './exponential-euler.js';
import { exponentialEulerMaruyama } from './exponential-euler-maruyama.js';
import { eulerMaruyama } from './euler-maruyama.js';
import { LinearStep } from './linear-step.js';
import { rk4 } from './rk4.js';
import type { Build, Integrate } from './integrator.js';

const builders: Readonly<Record<IntegratorName, Build>> = {
  exact: exactly,
  exponential_euler: exponentialEuler,
  rk4,
  exponential_euler_maruyama: exponentialEulerMaruyama,
  euler_maruyama: eulerMaruyama
};

/** The chosen integrator of a group with its constants worked out; undefined where the group has no state. `step` in ms. */
export function integratorOf(
  group: Integrated,
  values: IntegratedValues,
  step: number,
  seed: number
): Integrate | undefined {
  if (group.states.length === 0) return undefined;
  return builders[group.integrator.name](group, values, new LinearStep(group, values, step, seed), step, seed);
}

/** All states are linear: one exact step. */
function exactly(_group: Integrated, values: IntegratedValues, linear: LinearStep, h: number): Integrate {
  return (neuron, held, step) => {
    values.clock.time = (step - 1) * h;
    linear.load(neuron);
    linear.whole(neuron, held, step);
    linear.store(neuron, linear.end);
  };
}
