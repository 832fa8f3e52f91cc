// `noise`: a white noise that has a name.
import type { StatementKind } from './statement-kind.js';

export const noiseStatement: StatementKind = {
  keyword: 'noise',
  title: 'noise',
  nodes: ['Noise'],
  placedIn: ['Program', 'Model'],
  declares: { called: 'a noise', colour: 'variable', symbol: 'Variable', item: 'Variable' },
  syntax: ['noise NAME (shared)?'],
  note: 'A white noise that is read by its name, and is one wherever it is read. Each `xi` that is written is a noise of its own.',
  details:
    'In a model every neuron or synapse has its own, or, `shared`, all neurons of a population or synapses of a connection have one. A noise of the file is one for all that read it. It has unit intensity, as `xi`, and stands in equations alone.',
  sample: 'noise common',
  example: `
noise common
neuron cell {
  param c = 0.5
  state V = 0 mV
  V' = -V / 10 ms + 2 mV * sqrt(2 / 10 ms) * (sqrt(c) * common + sqrt(1 - c) * xi)
}
population A[100] : cell
population B[100] : cell

experiment correlates {
  step 0.1 ms
  seed 1
  record V of A, B every 1 ms
  run 1 s
  expect sd(V of A) in 1.5 mV .. 2.5 mV
}
`
};
