// The classical Runge-Kutta method of fourth order; exactly advanced states have their exact value at each stage.
import type { Build } from './integrator.js';

export const rk4: Build = ({ integrator: { remaining }, states }, values, linear, h) => {
  const others = remaining.flatMap(state =>
    state.kind !== 'derivative'
      ? []
      : [
          {
            state: values.states[state.slot]!,
            held: states[state.slot]!.held,
            derivative: values.compile(state.derivative)
          }
        ]
  );
  const start = new Float64Array(others.length);
  const slope = new Float64Array(others.length);
  const sum = new Float64Array(others.length);

  /** Slopes at the values that stand in the states, added up with a weight. */
  function stage(neuron: number, held: boolean, time: number, weight: number): void {
    values.clock.time = time;
    for (let j = 0; j < others.length; j++) {
      const { held: frozen, derivative } = others[j]!;
      slope[j] = held && frozen ? 0 : derivative(neuron);
      sum[j]! += weight * slope[j]!;
    }
  }

  /** Puts the states where a line from the start leads. */
  function move(neuron: number, duration: number, along: Float64Array, exact: Float64Array): void {
    linear.store(neuron, exact);
    for (let j = 0; j < others.length; j++) others[j]!.state[neuron] = start[j]! + duration * along[j]!;
  }

  return (neuron, held, step) => {
    const time = (values.clock.time = (step - 1) * h);
    const middle = (step - 0.5) * h;
    linear.load(neuron);
    linear.half(neuron, held, step);
    linear.whole(neuron, held, step);
    for (let j = 0; j < others.length; j++) start[j] = others[j]!.state[neuron]!;
    sum.fill(0);
    stage(neuron, held, time, 1);
    move(neuron, h / 2, slope, linear.middle);
    stage(neuron, held, middle, 2);
    move(neuron, h / 2, slope, linear.middle);
    stage(neuron, held, middle, 2);
    move(neuron, h, slope, linear.end);
    stage(neuron, held, step * h, 1);
    move(neuron, h / 6, sum, linear.end);
  };
};
