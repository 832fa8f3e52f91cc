// `on`: what happens at a spike.
import type { StatementKind } from './statement-kind.js';

export const onStatement: StatementKind = {
  keyword: 'on',
  title: 'on',
  nodes: ['On'],
  placedIn: ['Model'],
  opens: 'Block',
  syntax: ['on spike { … }', 'on pre { … }', 'on post { … }', 'on EVENT { … }'],
  note: 'What happens at a spike of the neuron, at a pre- or postsynaptic spike of the synapse, or at an event that the model declares.',
  details:
    'Its statements act in order, each seeing those before it. Neurons and encoders have `on spike`, synapses and rules `on pre` and `on post`. In a synapse or rule `total(x)` is the sum over all synapses of the connection onto the same neuron, as it was before. What is drawn there is drawn anew each time: `post.V += weight * binomial(n, p) / n`.',
  sample: 'on spike { V = V_reset }',
  example: `
neuron adapting {
  param V_reset = 0 mV
  state V = 0 mV
  V' = 2 mV / 1 ms
  spike when V >= 15 mV
  on spike { V = V_reset }
}
population Cell : adapting

experiment two_spikes {
  step 0.1 ms
  record spikes of Cell
  run 16 ms
  expect count(Cell) == 2
}
`
};
