// `load`: what was learnt, from a file.
import type { StatementKind } from './statement-kind.js';

export const loadStatement: StatementKind = {
  keyword: 'load',
  title: 'load',
  nodes: ['Load'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat'],
  syntax: ['load (NAME, …)? from FILE', 'load (NAME, …)? from PARAMETER'],
  note: 'Gives weights and persistent states the values that `save` has written to a file.',
  details:
    'The network is as it was when they were saved: as many synapses and neurons. The name of a text parameter may stand for the file. ' +
    'Where another experiment of the same file saves it, `snn run` of both goes on from what has just been saved, and `snn test` runs that one first, in memory. ' +
    'A connection without plasticity has constants for weights, and loads none. ' +
    'What a sweep saved has a file for each value, such as `learnt_g=4.npz`; name that one.',
  words: { from: { note: 'The file that is read.', sample: 'load learnt from "learnt.npz"' } },
  sample: 'load learnt from "learnt.npz"',
  example: `
data bars = table("bars.csv")
population Retina[4] : poisson(max_rate = 100 Hz) reads bars
population Output[2] : lif_delta(E_L = 0 mV, V_th = 5 mV, V_reset = 0 mV)

connect learnt: Retina -> Output {
  synapse delta(weight = 1 mV)
  plasticity memristive(w_max = 2 mV)
}

experiment go_on {
  step 0.5 ms
  record weight of learnt
  load learnt from "learnt.npz"
  run 1 ms
  expect last(weight of learnt[0]) near 1 mV within 0.5 mV
}
`,
  exampleFinds: 'data-file',
  files: {
    'bars.csv': `
a,b,c,d
1,1,0,0
0,0,1,1
`
  }
};
