// `save`: what was learnt, to a file.
import type { StatementKind } from './statement-kind.js';

export const saveStatement: StatementKind = {
  keyword: 'save',
  title: 'save',
  nodes: ['Save'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat'],
  syntax: ['save (NAME, …)? to FILE', 'save (NAME, …)? to PARAMETER', 'save features of POPULATION, … to FILE'],
  note: 'Writes what was learnt to a file of NumPy (NPZ), beside this file.',
  details:
    'Of a connection its weights, `learnt.weight`, in the order in which they are recorded; of a population its persistent states, `Output.theta`. Without a name everything. The file is written when the run has ended, also where it was stopped. `load` reads it. The name of a text parameter may stand for the file. `save features of Output` writes what was taken down in the last test of a population: an array of a row a sample of the spikes of its neurons, one of each of their recorded variables as it was when the presentation ended, and the classes; `array` reads them.',
  words: {
    features: {
      note: 'What was taken down of the samples of a test.',
      sample: 'save features of Output to "features.npz"'
    },
    of: { note: 'Populations that were tested.', sample: 'save features of Output to "features.npz"' },
    to: { note: 'The file that is written.', sample: 'save learnt to "learnt.npz"' }
  },
  sample: 'save learnt to "learnt.npz"',
  example: `
data bars = table("bars.csv")
population Retina[4] : poisson(max_rate = 100 Hz) reads bars
population Output[2] : lif_delta(E_L = 0 mV, V_th = 5 mV, V_reset = 0 mV)

connect learnt: Retina -> Output {
  synapse delta(weight = 1 mV)
  plasticity memristive(w_max = 2 mV)
}

experiment learn {
  step 0.5 ms
  record spikes of Output
  for bar in bars { present bar to Retina for 200 ms }
  save learnt to "learnt.npz"
  expect count(Output) > 0
}
`,
  files: {
    'bars.csv': `
a,b,c,d
1,1,0,0
0,0,1,1
`
  }
};
