// `integrator`: how the equations of a neuron are advanced, where that is not left to the simulator.
import type { StatementKind } from './statement-kind.js';

export const integratorStatement: StatementKind = {
  keyword: 'integrator',
  title: 'integrator',
  nodes: ['Integrator'],
  placedIn: ['Model'],
  once: "'integrator'",
  models: { kinds: ['neuron', 'encoder'], called: 'An integrator' },
  alsoCalled: ['method', 'solver'],
  syntax: ['integrator NAME'],
  note: 'How the equations of a neuron are advanced by a step. Without it the best that can is taken.',
  details:
    'In the order in which they are asked: `exact` (linear equations, with exact noise), `exponential_euler` (linear given conductances that are exact), `rk4` (all without noise), `exponential_euler_maruyama` (noise: what decays does so exactly, with the exact variance). `euler_maruyama`, without noise the forward Euler method, is taken by its name alone. Receptors are advanced exactly beside all of them. `npx snn explain --stage plan FILE` says which was taken, and why.',
  sample: 'integrator rk4',
  example: `
neuron exact_membrane {
  state V = 1 mV
  V' = -V / 10 ms
}
neuron stepped_membrane {
  state V = 1 mV
  V' = -V / 10 ms
  integrator rk4
}
population A : exact_membrane
population B : stepped_membrane

experiment order_four {
  step 1 ms
  record V of A, B
  run 10 ms
  expect last(V of A) near exp(-1) * 1 mV within 1e-15 mV
  expect last(V of B) - last(V of A) in 3e-7 mV .. 4e-7 mV
}
`
};
