// `test`: how well neurons tell classes.
import type { StatementKind } from './statement-kind.js';

export const testStatement: StatementKind = {
  keyword: 'test',
  title: 'test',
  nodes: ['TestOn'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat'],
  opens: 'TestOn',
  declares: { called: 'a sample', symbol: 'Variable' },
  syntax: ['test POPULATION on NAME in DATA([RANGE])? { … }'],
  note: 'Counts the spikes of neurons at samples whose classes are known, for `accuracy` and `confusion`.',
  details: 'Goes through the samples with everything frozen. The neurons have their classes from `label`.',
  words: { on: { note: 'The samples that it is tested on.', sample: 'test Output on bar in bars' } },
  sample: 'test Output on bar in bars { present bar to Retina for 100 ms; clear state of Output }',
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
