// Euler-Maruyama in the sense of Ito: slope and noise taken at the start of the step, own noise for each state.
import { RandomStream } from '../../../0-numbers/index.js';
import type { Build } from './integrator.js';

export const eulerMaruyama: Build = ({ name, integrator: { remaining }, states }, values, linear, h, seed) => {
  const others = remaining.flatMap(one =>
    one.kind !== 'derivative'
      ? []
      : [
          {
            state: values.states[one.slot]!,
            held: states[one.slot]!.held,
            derivative: values.compile(one.derivative),
            noise: values.compile(one.noise),
            ...(one.noise.kind === 'number' && one.noise.value === 0
              ? {}
              : { stream: new RandomStream(seed, `${name}.${states[one.slot]!.name}.noise`) })
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
      const { state, held: frozen, derivative, noise, stream } = others[j]!;
      const x = (next[j] = state[neuron]!);
      if (held && frozen) continue;
      next[j] = x + h * derivative(neuron);
      if (stream) next[j]! += noise(neuron) * root * stream.seek(neuron, step).normal();
    }
    linear.store(neuron, linear.end);
    for (let j = 0; j < others.length; j++) others[j]!.state[neuron] = next[j]!;
  };
};
