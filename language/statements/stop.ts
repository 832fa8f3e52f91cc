// `stop when`: a loop ends.
import type { StatementKind } from './statement-kind.js';

export const stopStatement: StatementKind = {
  keyword: 'stop',
  title: 'stop when',
  nodes: ['StopWhen'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat', 'LabelBy', 'TestOn'],
  alsoCalled: ['break'],
  syntax: ['stop when CONDITION'],
  note: 'Ends the loop around it where the condition holds.',
  details: 'In the condition `count(E)` is the number of spikes in the pass so far.',
  words: { when: { note: 'The condition under which the loop ends.', sample: 'stop when count(Output) >= 5' } },
  sample: 'stop when count(Output) >= 5',
  example: `
data d = table("digits.csv")
population Retina[2] : poisson(max_rate = 100 Hz) reads d
population Output : lif(E_L = -70 mV, V = -70 mV, V_th = -50 mV, V_reset = -70 mV, tau_m = 20 ms)

connect Retina -> Output {
  synapse delta(weight = 4 mV)
}

experiment brighter_and_brighter {
  step 0.1 ms
  record spikes of Output
  for gain in 1..10 {
    present d[0] * gain to Retina for 100 ms
    stop when count(Output) >= 5
  }
  expect count(Output) >= 5
}
`,
  files: {
    'digits.csv': `
left,right
1,1
`
  }
};
