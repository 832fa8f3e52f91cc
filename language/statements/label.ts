// `label`: neurons are given classes.
import type { StatementKind } from './statement-kind.js';

export const labelStatement: StatementKind = {
  keyword: 'label',
  title: 'label',
  nodes: ['LabelBy'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat'],
  opens: 'LabelBy',
  declares: { called: 'a sample', symbol: 'Variable' },
  syntax: ['label POPULATION by NAME in DATA([RANGE])? { … }'],
  note: 'Gives each neuron the class of the samples at which it fires most.',
  details:
    'Goes through the samples with everything frozen. A neuron that fires at none has no class. The data have labels.',
  words: { by: { note: 'The samples whose classes it goes by.', sample: 'label Output by bar in bars' } },
  sample: 'label Output by bar in bars { present bar to Retina for 100 ms; clear state of Output }',
  example: `
data bars = table("bars.csv", label = "class")
neuron output { state V = 0 mV; state threshold = 5 mV persistent; spike when V > threshold; on spike { V = 0 mV; threshold += 0.1 mV } }
population Retina[4] : poisson(max_rate = 200 Hz) reads bars
population Output[4] : output

connect learnt: Retina -> Output {
  synapse delta(weight = uniform(1 mV, 2 mV))
  plasticity memristive(w_max = 3 mV)
}

experiment two_classes {
  step 0.5 ms
  for epoch in 1..3 { for bar in bars shuffled { present bar to Retina for 100 ms } }
  label Output by bar in bars { present bar to Retina for 100 ms; clear state of Output }
  test Output on bar in bars { present bar to Retina for 100 ms; clear state of Output }
  expect accuracy(Output) >= 50 %
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
