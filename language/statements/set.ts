// `set`: another value of a parameter.
import type { StatementKind } from './statement-kind.js';

export const setStatement: StatementKind = {
  keyword: 'set',
  title: 'set',
  nodes: ['SetParam'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'Repeat', 'ForEach'],
  syntax: ['set PARAMETER = VALUE'],
  note: 'Gives a parameter of the file another value.',
  details:
    'Before the first `run` the network is built with it. Later, everything that speaks of the parameter goes by its new value from then on, and the ' +
    'network goes on from what it is; populations, patterns and delays are made once.',
  sample: 'set g = 4',
  example: `
param g = 3
population E[100] : poisson_source(rate = g * 10 Hz)

experiment other_value {
  step 0.1 ms
  set g = 4
  record spikes of E
  run 2 s
  expect rate(E) near 40 Hz within 2.5 Hz
}
`
};
