// `rest`: time without samples.
import type { StatementKind } from './statement-kind.js';

export const restStatement: StatementKind = {
  keyword: 'rest',
  title: 'rest',
  nodes: ['Rest'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat', 'LabelBy', 'TestOn'],
  alsoCalled: ['wait', 'pause'],
  syntax: ['rest DURATION'],
  note: 'Simulates for a while in which no encoder fires.',
  sample: 'rest 50 ms',
  example: `
population Retina[10] : poisson(max_rate = 100 Hz) reads 1

experiment pause {
  step 0.1 ms
  record spikes of Retina
  run 100 ms
  rest 50 ms
  expect count(Retina, to = 100 ms) > 0
  expect count(Retina, from = 100 ms) == 0
}
`
};
