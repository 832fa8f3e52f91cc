// `present`: a sample is shown.
import type { StatementKind } from './statement-kind.js';

export const presentStatement: StatementKind = {
  keyword: 'present',
  title: 'present',
  nodes: ['Present'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat', 'LabelBy', 'TestOn'],
  syntax: [
    'present SAMPLE (* FACTOR)? to POPULATION, … for DURATION',
    'present SAMPLE to POPULATION, SAMPLE to POPULATION for DURATION'
  ],
  note: 'Shows samples of data to encoders while the simulation goes on.',
  details:
    'A sample is one of data by its number, `d[3]`, or that of the `for` around. Of a sample with a label, `sample.label` is its class: the neuron of that number reads 1, all others 0. All other encoders read nothing meanwhile.',
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
