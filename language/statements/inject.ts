// `inject`: what a synapse adds to an input.
import type { StatementKind } from './statement-kind.js';

export const injectStatement: StatementKind = {
  keyword: 'inject',
  title: 'inject',
  nodes: ['Inject'],
  placedIn: ['Model'],
  models: { kinds: ['synapse'], called: "'inject'" },
  syntax: ['inject INPUT = VALUE'],
  note: 'What a synapse adds to an input of its target neuron.',
  sample: 'inject I = g * (E_rev - post.V)',
  example: `
synapse my_conductance into I : pA reads V : mV {
  param weight : nS
  param E_rev = 0 mV
  state g = 0 nS
  g' = -g / 5 ms
  on pre { g += weight }
  inject I = g * (E_rev - post.V)
}
population Source : spike_list(times = [5 ms])
population Cell : lif
connect Source -> Cell {
  synapse my_conductance(weight = 1 nS)
}

experiment kick {
  step 0.1 ms
  record V of Cell
  run 10 ms
  expect last(V of Cell) > value(V of Cell, time = 5 ms)
}
`
};
