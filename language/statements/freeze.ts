// `freeze`: what was learnt stays.
import type { StatementKind } from './statement-kind.js';

export const freezeStatement: StatementKind = {
  keyword: 'freeze',
  title: 'freeze',
  nodes: ['Freeze'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat'],

  syntax: ['freeze (NAME, …)?'],
  note: 'Leaves what was learnt as it is from then on.',
  details:
    'Of a connection its weights, which its rules then do not change, while their other states go on; of a population its states that are declared `persistent`. Without a name everything. `unfreeze` ends it. What is frozen is no part of a snapshot: behind a `restore` it stays as it was before it.',

  sample: 'freeze learnt, Output',
  example: `
data bars = table("bars.csv", label = "class")
neuron output { state V = 0 mV; state threshold = 5 mV persistent; spike when V > threshold; on spike { V = 0 mV; threshold += 0.1 mV } }
population Retina[4] : poisson(max_rate = 200 Hz) reads bars
population Output[4] : output

connect learnt: Retina -> Output {
  synapse delta(weight = uniform(1 mV, 2 mV))
  plasticity memristive(w_max = 3 mV)
}

experiment stays {
  step 0.5 ms
  record weight of learnt every 200 ms
  for bar in bars { present bar to Retina for 100 ms }
  freeze learnt, Output
  for bar in bars { present bar to Retina for 100 ms }
  expect last(weight of learnt[0]) near value(weight of learnt[0], time = 400 ms) within 1e-9 mV
}
`,
  files: {
    'bars.csv': `
a,b,c,d,class
1,1,0,0,left
0,0,1,1,right
1,0.8,0,0,left
0,0,0.8,1,right
`
  }
};
