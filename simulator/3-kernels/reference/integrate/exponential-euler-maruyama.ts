// Exponential Euler with noise in the sense of Ito: factors of the noises at the start of the step; slope and rate with exact states at mid-step.
import { expm1 } from '../../../0-numbers/index.js';
import type { Build } from './integrator.js';
import { normalOf } from './normal-of.js';

export const exponentialEulerMaruyama: Build = (
  { integrator: { remaining }, noises, states },
  values,
  linear,
  h,
  seed
) => {
  const others = remaining.flatMap(state =>
    state.kind !== 'relaxing'
      ? []
      : [
          {
            state: values.states[state.slot]!,
            held: states[state.slot]!.held,
            rate: values.compile(state.rate),
            derivative: values.compile(state.derivative),
            noises: state.noises.map(({ noise, factor }) => ({
              factor: values.compile(factor),
              normal: normalOf(noises[noise]!, seed)
            })),
            factors: new Float64Array(state.noises.length)
          }
        ]
  );
  const next = new Float64Array(others.length);
  return (neuron, held, step) => {
    values.clock.time = (step - 1) * h;
    linear.load(neuron);
    linear.whole(neuron, held, step);
    linear.half(neuron, held, step);
    for (const { noises, factors } of others) noises.forEach(({ factor }, k) => (factors[k] = factor(neuron)));
    linear.store(neuron, linear.middle);
    values.clock.time = (step - 0.5) * h;
    for (let j = 0; j < others.length; j++) {
      const { state, held: frozen, rate, derivative, noises, factors } = others[j]!;
      const x = (next[j] = state[neuron]!);
      if (held && frozen) continue;
      const a = rate(neuron);
      const change = expm1(a * h);
      const growth = a === 0 ? h : change / a;
      next[j] = x + derivative(neuron) * growth;
      // (exp(2 a h) - 1) / (2 a), without cancellation
      const spread = Math.sqrt((growth * (change + 2)) / 2);
      noises.forEach(({ normal }, k) => (next[j]! += factors[k]! * spread * normal(neuron, step)));
    }
    linear.store(neuron, linear.end);
    for (let j = 0; j < others.length; j++) others[j]!.state[neuron] = next[j]!;
  };
};
