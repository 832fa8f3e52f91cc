// `set`: another value of a parameter.
import type { StatementKind } from './statement-kind.js';

export const setStatement: StatementKind = {
  keyword: 'set',
  title: 'set',
  nodes: ['SetParam'],
  placedIn: ['Experiment', 'Sweep', 'Across'],
  syntax: ['set PARAMETER = VALUE'],
  note: 'Gives a parameter of the file another value.',
  details: 'It stands before the first `run`, as it says with which value the network is built.',
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
