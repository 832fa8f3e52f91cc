// `input`: what a neuron is driven by, or a third factor of synapses.
import type { StatementKind } from './statement-kind.js';

export const inputStatement: StatementKind = {
  keyword: 'input',
  title: 'input',
  nodes: ['Input'],
  placedIn: ['Model'],
  declares: { called: 'an input', colour: 'event', symbol: 'Event', item: 'Event' },
  syntax: ['input NAME : TYPE'],
  note: 'The sum of what synapses inject, or a variable of other neurons to which it is bound; in an encoder the value that it reads, or, as a list of times, the recording.',
  details:
    'Where a model is used, an input may be bound to a variable of a population: `modulated(d = level of Dopamine)`, of one neuron for all or of one for each. ' +
    'Inputs of synapses and rules always are: `plasticity dopamine_stdp(d = level of Dopamine)`. What is bound follows the variable as it was at the end of the last step, and takes nothing else.',
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
