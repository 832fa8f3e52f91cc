// `param`: a value that may be set from outside.
import type { StatementKind } from './statement-kind.js';

export const paramStatement: StatementKind = {
  keyword: 'param',
  title: 'param',
  nodes: ['Param'],
  placedIn: ['Program', 'Model'],
  declares: { called: 'a parameter', colour: 'parameter', symbol: 'Property', item: 'Property' },
  alsoCalled: ['parameter'],
  syntax: ['param NAME (: TYPE)? (= VALUE)? (positive | in LOW .. HIGH)?'],
  note: 'A value that may be set from outside: by `set`, `sweep`, `--set`, or where its model is used.',
  details:
    'A parameter of a model without a value must be given one where the model is used; `positive` and `in` say which values are allowed.',
  sample: 'param g = 5 in 0 .. 20',
  example: `
param g = 5 in 0 .. 20
neuron cell {
  param tau = 20 ms positive
  param start : mV
  state V = start
  V' = -V / tau
}
population Cell : cell(tau = 10 ms, start = g * 1 mV)

experiment decays {
  step 0.1 ms
  record V of Cell
  run 10 ms
  expect last(V of Cell) near 5 mV * exp(-1) within 1e-9 mV
}
`
};
