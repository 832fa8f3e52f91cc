// Euler-Maruyama in the sense of Ito: slope and factors of the noises taken at the start of the step.
import type { Build } from './integrator.js';
import { normalOf } from './normal-of.js';

export const eulerMaruyama: Build = ({ integrator: { remaining }, noises, states }, values, linear, h, seed) => {
  const others = remaining.flatMap(state =>
    state.kind !== 'derivative'
      ? []
      : [
          {
            state: values.states[state.slot]!,
            held: states[state.slot]!.held,
            derivative: values.compile(state.derivative),
            noises: state.noises.map(({ noise, factor }) => ({
              factor: values.compile(factor),
              normal: normalOf(noises[noise]!, seed)
            }))
          }
        ]
  );
  const next = new Float64Array(others.length);
  const root = Math.sqrt(h);
  return (neuron, held, step) => {
    values.clock.time = (step - 1) * h;
    linear.load(neuron);
    linear.whole(neuron, held, step);
    for (let j = 0; j < others.length; j++) {
      const { state, held: frozen, derivative, noises } = others[j]!;
      const x = (next[j] = state[neuron]!);
      if (held && frozen) continue;
      next[j] = x + h * derivative(neuron);
      for (const { factor, normal } of noises) next[j]! += factor(neuron) * root * normal(neuron, step);
    }
    linear.store(neuron, linear.end);
    for (let j = 0; j < others.length; j++) others[j]!.state[neuron] = next[j]!;
  };
};
