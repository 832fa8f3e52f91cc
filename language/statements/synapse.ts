// `synapse`: the synapse of a connection.
import type { StatementKind } from './statement-kind.js';

export const synapseStatement: StatementKind = {
  keyword: 'synapse',
  title: 'synapse',
  nodes: ['UseSynapse'],
  placedIn: ['Connect'],
  once: "'synapse'",
  syntax: ['synapse MODEL'],
  note: 'The synapse that a connection uses, with the values of its parameters.',
  sample: 'synapse exp_current(weight = 50 pA)',
  example: `
population Source[1] : spike_list(times = [5 ms])
population Cell[1] : lif
connect Source -> Cell {
  synapse exp_current(weight = 50 pA)
}

experiment kick {
  step 0.1 ms
  record V of Cell
  run 20 ms
  expect last(V of Cell) > value(V of Cell, time = 5 ms)
}
`
};
