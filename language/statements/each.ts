// `each`: what is done in each step, or at each multiple of a time.
import type { StatementKind } from './statement-kind.js';

export const eachStatement: StatementKind = {
  keyword: 'each',
  title: 'each',
  nodes: ['EachStep'],
  placedIn: ['Model'],
  opens: 'Block',
  syntax: ['each step { … }', 'each presentation { … }', 'each DURATION { … }'],
  note: 'What is done in each step, at the end of each presentation, or at each multiple of a time, one assignment after the other.',
  details:
    'In a neuron it acts before spikes arrive: for models in steps instead of equations. In a synapse or rule it acts after the spikes of the step, and `total(x)` is the sum over all synapses of the connection onto the same neuron as it was before the block: `each 500 ms { weight *= 78 mV / total(weight) }`. What is drawn there is drawn anew each time, for each neuron or synapse.',
  words: {
    presentation: {
      note: 'In a neuron, at the end of each presentation. `total(x)` is the sum over all neurons of the population as it was before the block, and `mean(x)` its mean.',
      sample: 'each presentation { threshold += gain * (spikes - mean(spikes)); spikes = 0 }'
    },
    step: { note: 'What is done in each step.', sample: 'each step { V = 0.9 * V + I }' }
  },
  sample: 'each step { V = 0.9 * V + I }',
  example: `
neuron discrete {
  input I : 1
  state V = 1
  state tens = 0
  each step { V = 0.9 * V + I }
  each 10 ms { tens += 1 }
}
population Cell : discrete

experiment twenty_steps {
  step 1 ms
  record V, tens of Cell
  run 20 ms
  expect last(V of Cell) near 0.9^20 within 1e-12
  expect last(tens of Cell) == 2
}
`
};
