// Exponential Euler: x' = rate x + drive with both taken at mid-step, where the exactly advanced states (conductances) are known.
import { expm1 } from '../../../0-numbers/index.js';
import type { Build } from './integrator.js';

export const exponentialEuler: Build = ({ integrator: { remaining }, states }, values, linear, h) => {
  const others = remaining.flatMap(state =>
    state.kind !== 'conditional'
      ? []
      : [
          {
            state: values.states[state.slot]!,
            held: states[state.slot]!.held,
            rate: values.compile(state.rate),
            drive: values.compile(state.drive)
          }
        ]
  );
  const next = new Float64Array(others.length);
  return (neuron, held, step) => {
    values.clock.time = (step - 1) * h;
    linear.load(neuron);
    linear.whole(neuron, held, step);
    linear.half(neuron, held, step);
    linear.store(neuron, linear.middle);
    values.clock.time = (step - 0.5) * h;
    for (let j = 0; j < others.length; j++) {
      const { state, held: frozen, rate, drive } = others[j]!;
      const x = state[neuron]!;
      const a = rate(neuron);
      next[j] = held && frozen ? x : x + (a * x + drive(neuron)) * (a === 0 ? h : expm1(a * h) / a);
    }
    linear.store(neuron, linear.end);
    for (let j = 0; j < others.length; j++) others[j]!.state[neuron] = next[j]!;
  };
};
