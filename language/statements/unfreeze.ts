// `unfreeze`: learning goes on.
import type { StatementKind } from './statement-kind.js';

export const unfreezeStatement: StatementKind = {
  keyword: 'unfreeze',
  title: 'unfreeze',
  nodes: ['Unfreeze'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat'],

  syntax: ['unfreeze (NAME, …)?'],
  note: 'Lets connections and populations learn again.',
  details: 'Of what `freeze` has frozen; without a name all of it.',

  sample: 'unfreeze learnt',
  example: `
data bars = table("bars.csv", label = "class")
neuron output { state V = 0 mV; state threshold = 5 mV persistent; spike when V > threshold; on spike { V = 0 mV; threshold += 0.1 mV } }
population Retina[4] : poisson(max_rate = 200 Hz) reads bars
population Output[4] : output

connect learnt: Retina -> Output {
  synapse delta(weight = uniform(1 mV, 2 mV))
  plasticity memristive(w_max = 3 mV)
}

experiment goes_on {
  step 0.5 ms
  record spikes of Output
  freeze
  for bar in bars { present bar to Retina for 100 ms }
  unfreeze learnt
  for bar in bars { present bar to Retina for 100 ms }
  expect count(Output) > 0
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
