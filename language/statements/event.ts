// `event`: spikes of other neurons that synapses hear.
import type { StatementKind } from './statement-kind.js';

export const eventStatement: StatementKind = {
  keyword: 'event',
  title: 'event',
  nodes: ['EventDecl'],
  placedIn: ['Model'],
  models: { kinds: ['synapse', 'plasticity'], called: 'An event' },
  declares: { called: 'an event', colour: 'event', symbol: 'Event', item: 'Event' },
  syntax: ['event NAME'],
  note: 'Spikes of other neurons that the synapses hear, such as a reward; what they do stands in `on NAME { … }`.',
  details:
    'Where the model is used, it is bound to the spikes of a population: `plasticity rewarded(reward = spikes of Reward)`, of one neuron for all synapses or of one for each target neuron. ' +
    'The block acts on each synapse that hears it in the step of the spike, after `on post` and `on pre` of that step.',
  sample: 'event reward',
  example: `
plasticity rewarded {
  event reward
  state tag = 0
  tag' = -tag / 100 ms
  on pre { tag += 1 }
  on reward { weight += 0.5 mV * tag }
}
population Pre[2] : spike_list(times = [[10 ms], [200 ms]])
population Reward : spike_list(times = [60 ms])
population Cell : lif_delta
connect plastic: Pre -> Cell {
  synapse delta(weight = 1 mV)
  plasticity rewarded(reward = spikes of Reward)
}

experiment one_reward {
  step 0.1 ms
  record weight of plastic every 0.1 ms
  run 100 ms
  expect last(weight of plastic[0]) near 1 mV + 0.5 mV * exp(-50 / 100) within 1e-9 mV
  expect last(weight of plastic[1]) == 1 mV
}
`
};
