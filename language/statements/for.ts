// `for`: the samples of data.
import type { StatementKind } from './statement-kind.js';

export const forStatement: StatementKind = {
  keyword: 'for',
  title: 'for',
  nodes: ['ForEach'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat', 'LabelBy', 'TestOn'],
  opens: 'ForEach',
  declares: { called: 'a sample, or the number of the pass', symbol: 'Variable' },
  alsoCalled: ['foreach'],
  syntax: ['for NAME in DATA(.PART)?([RANGE])? (shuffled)? { … }', 'for NAME in LOW..HIGH { … }'],
  note: 'Goes through the samples of data, or through whole numbers.',
  details:
    'Shuffled samples come in an order that the seed says, in another one each time. Inside of the loop a number stands wherever a value may: in durations, in what is set, as the number of a sample.',
  words: {
    shuffled: { note: 'In an order that the seed says, another one each time.', sample: 'for sample in d shuffled' }
  },
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

experiment three_epochs {
  step 0.1 ms
  record spikes of Retina
  for epoch in 1..3 {
    for sample in d shuffled {
      present sample to Retina for epoch * 50 ms
    }
  }
  expect count(Retina) > 0
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
