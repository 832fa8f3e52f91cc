// `for`: the rows of a table.
import type { StatementKind } from './statement-kind.js';

export const forStatement: StatementKind = {
  keyword: 'for',
  title: 'for',
  nodes: ['ForEach'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat'],
  opens: 'ForEach',
  declares: { called: 'a sample', symbol: 'Variable' },
  alsoCalled: ['foreach'],
  syntax: ['for NAME in DATA([RANGE])? { … }'],
  note: 'Goes through the rows of a table.',
  sample: `
for sample in d {
  present sample to Retina for 100 ms
  rest 50 ms
}
`,
  example: `
data d = table("digits.csv")
population Retina[2] : poisson(max_rate = 100 Hz) reads d

experiment all_rows {
  step 0.1 ms
  record spikes of Retina
  for sample in d {
    present sample to Retina for 100 ms
    rest 50 ms
  }
  expect count(Retina[0], to = 100 ms) > 0
  expect count(Retina[0], from = 150 ms) == 0
}
`,
  files: {
    'digits.csv': `
left,right
1,0
0,1
`
  }
};
