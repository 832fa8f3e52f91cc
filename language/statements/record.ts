// `record`: what is kept of a run.
import type { StatementKind } from './statement-kind.js';

export const recordStatement: StatementKind = {
  keyword: 'record',
  title: 'record',
  nodes: ['Record'],
  placedIn: ['Experiment', 'Sweep', 'Across'],
  alsoCalled: ['monitor', 'observe', 'probe'],
  syntax: ['record WHAT, … of SELECTION, … (by target)? (every DURATION)?'],
  note: 'What is kept of a run.',
  details:
    '`spikes` of populations, a state, an input or a `let` of neurons, a state or the `weight` of a connection. `by target` sums over the synapses onto each target neuron. Without `every` neurons are kept in each step, and synapses at the beginning and the end.',
  words: {
    by: {
      note: 'In `by target`: what is recorded of synapses, summed over those onto each target neuron.',
      sample: 'record g of exc by target every 1 ms'
    },
    target: {
      note: 'In `by target`: what is recorded of synapses, summed over those onto each target neuron.',
      sample: 'record g of exc by target every 1 ms'
    }
  },
  sample: 'record V of E[0..4] every 1 ms',
  example: `
population E[10] : lif(I_e = 300 pA)

experiment traces {
  step 0.1 ms
  record spikes of E
  record V of E[0..4] every 1 ms
  run 100 ms
  plot raster(E), trace(V of E[0])
}
`
};
