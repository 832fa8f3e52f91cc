// Asks the integrators in order and adds the propagators of the one that can.
import type { Source } from '../1-model/index.js';
import { complain, isNumber, type Formula } from './formula/index.js';
import { integrators, type Linear, type System } from './integrators/index.js';
import { propagator, type Propagator } from './linear/index.js';
import type { IntegratorName, IntegratorPlan, LinearPlan } from './plan.js';

/** `held[slot]`: the state is kept while its neuron is refractory. `chosen` asks one integrator alone. */
export function chooseIntegrator(states: System['states'], held: readonly boolean[], step: number, source: Source, chosen?: IntegratorName): IntegratorPlan {
  const refused: { name: IntegratorName; reason: string }[] = [];
  for (const integrator of integrators.filter(i => chosen === undefined || i.name === chosen)) {
    const answer = integrator.accepts({ states, forced: chosen !== undefined });
    if (answer.accepted) return { name: integrator.name, reason: answer.reason, refused, linear: withPropagators(answer.linear, held, step, answer.remaining.length > 0), remaining: answer.remaining };
    refused.push({ name: integrator.name, reason: answer.reason });
  }
  throw complain('no-integrator', `No integrator can advance these equations: ${refused.map(({ name, reason }) => `${name}: ${reason}`).join('; ')}.`, source);
}

/** The propagators of a linear part over a step for given coefficients; `half` where other states need its value at mid-step. */
export function propagatorsOf(linear: Linear, entries: readonly number[], noise: readonly number[], held: readonly boolean[], step: number, half: boolean): NonNullable<LinearPlan['propagators']> {
  const n = linear.slots.length, matrix = new Float64Array(n * n);
  linear.matrix.forEach(({ row, column }, i) => matrix[row * n + column] = entries[i]!);
  const frozen = linear.slots.map(slot => held[slot]!), never = linear.slots.map(() => false);
  const over = (duration: number, rows: readonly boolean[]): Propagator => propagator(matrix, noise, duration, rows);
  const free = over(step, never), anyHeld = frozen.includes(true);
  const heldWhole = anyHeld ? over(step, frozen) : free;
  if (!half) return { free, held: heldWhole };
  const freeHalf = over(step / 2, never);
  return { free, held: heldWhole, freeHalf, heldHalf: anyHeld ? over(step / 2, frozen) : freeHalf };
}

function withPropagators(linear: Linear, held: readonly boolean[], step: number, half: boolean): LinearPlan {
  const entries = linear.matrix.map(entry => entry.value), all = [...entries, ...linear.noise];
  if (!all.every(f => isNumber(f))) return linear;
  const numbers = (formulas: readonly Formula[]): number[] => formulas.map(f => isNumber(f) ? f.value : NaN);
  return { ...linear, propagators: propagatorsOf(linear, numbers(entries), numbers(linear.noise), held, step, half) };
}
