// `expect`: a claim that is tested.
import type { StatementKind } from './statement-kind.js';

export const expectStatement: StatementKind = {
  keyword: 'expect',
  title: 'expect',
  nodes: ['Expect'],
  placedIn: ['Experiment', 'Sweep', 'Across'],
  alsoCalled: ['assert', 'require', 'verify'],
  syntax: ['expect CLAIM (in LOW .. HIGH | near VALUE within VALUE)? (across SHARE of seeds)?'],
  note: 'A claim that is tested after the run.',
  details:
    'A comparison, a range, or a value and how far from it is allowed. `snn test` runs the experiments that expect something.',
  sample: 'expect rate(E) in 5 Hz .. 10 Hz',
  example: `
population E[100] : poisson_source(rate = 8 Hz)

experiment claims {
  step 0.1 ms
  record spikes of E
  run 2 s
  expect rate(E) in 5 Hz .. 10 Hz
  expect rate(E) near 8 Hz within 1 Hz
  expect count(E) > 0
}
`
};
