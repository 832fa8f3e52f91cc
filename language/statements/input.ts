// `input`: the sum of what synapses inject.
import type { StatementKind } from './statement-kind.js';

export const inputStatement: StatementKind = {
  keyword: 'input',
  title: 'input',
  nodes: ['Input'],
  placedIn: ['Model'],
  models: { kinds: ['neuron', 'encoder'], called: 'An input', remedy: " or write 'param'" },
  declares: { called: 'an input', colour: 'event', symbol: 'Event', item: 'Event' },
  syntax: ['input NAME : TYPE'],
  note: 'The sum of what synapses inject; in an encoder the value that it reads.',
  sample: 'input I : pA',
  example: `
neuron integrator {
  input I : pA
  state V = 0 mV
  V' = I / 100 pF
}
population Cell : integrator

experiment charges {
  step 0.1 ms
  record V of Cell
  stimulate Cell with 100 pA
  run 10 ms
  expect last(V of Cell) near 10 mV within 1e-9 mV
}
`
};
