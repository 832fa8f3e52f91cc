// An equation: how a state changes in time.
import type { StatementKind } from './statement-kind.js';

export const equationStatement: StatementKind = {
  title: 'An equation',
  nodes: ['Equation'],
  placedIn: ['Model'],
  syntax: ["STATE' = VALUE"],
  note: 'How a state changes in time: its derivative, in units of the state over a time.',
  sample: "V' = (E_L - V + R * I) / tau_m",
  example: `
neuron my_lif {
  param tau_m = 20 ms positive
  param R = 100 MOhm
  param E_L = -70 mV
  input I : pA
  state V = E_L
  V' = (E_L - V + R * I) / tau_m
}
population Cell : my_lif

experiment charges {
  step 0.1 ms
  record V of Cell
  stimulate Cell with 100 pA
  run 20 ms
  expect last(V of Cell) near -70 mV + 10 mV * (1 - exp(-1)) within 1e-9 mV
}
`
};
