// `present`: a row of a table is shown.
import type { StatementKind } from './statement-kind.js';

export const presentStatement: StatementKind = {
  keyword: 'present',
  title: 'present',
  nodes: ['Present'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat'],
  syntax: ['present SAMPLE to POPULATION, … for DURATION'],
  note: 'Shows a row of a table to encoders while the simulation goes on.',
  sample: 'present d[3] to Retina for 100 ms',
  example: `
data d = table("digits.csv")
population Retina[2] : poisson(max_rate = 100 Hz) reads d

experiment one_row {
  step 0.1 ms
  record spikes of Retina
  present d[3] to Retina for 100 ms
  expect count(Retina[0]) == 0
  expect count(Retina[1]) > 0
}
`,
  files: {
    'digits.csv': `
left,right
1,0
1,1
0,0
0,1
`
  }
};
