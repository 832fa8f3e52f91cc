// `plasticity`: a rule that changes weights.
import type { StatementKind } from './statement-kind.js';

export const plasticityRuleStatement: StatementKind = {
  keyword: 'plasticity',
  title: 'plasticity, a model',
  nodes: ['Model'],
  placedIn: ['Program'],
  opens: 'Model',
  declares: { called: 'a plasticity rule', colour: 'class', symbol: 'Class', item: 'Class' },
  alsoCalled: ['rule'],
  syntax: [
    'plasticity NAME (into VARIABLE, …)? (reads VARIABLE, …)? { … }',
    'plasticity NAME = MODEL (into VARIABLE, …)? (reads VARIABLE, …)?'
  ],
  note: 'A rule that changes the weights of a connection. Behind a `=`, another one with some of its parameters given.',
  details:
    'Its head names what it touches of the target neuron, as that of a synapse does: `plasticity bounded reads V : mV`.',
  sample: `
plasticity grows {
  param gain = 0.1 mV
  on pre { weight = weight + gain }
}
`,
  example: `
plasticity grows {
  param gain = 0.1 mV
  on pre { weight = weight + gain }
}
population Source : spike_list(times = [1 ms, 2 ms])
population Cell : lif_delta
connect plastic: Source -> Cell {
  synapse delta(weight = 1 mV)
  plasticity grows
}

experiment two_spikes {
  step 0.1 ms
  record weight of plastic every 0.1 ms
  run 5 ms
  expect last(weight of plastic) near 1.2 mV within 1e-9 mV
}
`
};
