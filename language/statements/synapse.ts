// `synapse`: the synapse of a connection.
import type { StatementKind } from './statement-kind.js';

export const synapseStatement: StatementKind = {
  keyword: 'synapse',
  title: 'synapse',
  nodes: ['UseSynapse'],
  placedIn: ['Connect'],
  once: "'synapse'",
  syntax: ['synapse MODEL (into VARIABLE, …)? (reads VARIABLE, …)?'],
  note: 'The synapse that a connection uses, with the values of its parameters.',
  details:
    'A synapse model says at its head what it needs of its target: `exp_conductance into I reads V`. `into` and `reads` choose other variables in their place, in the same order.',
  words: {
    into: {
      note: 'The inputs and states of the target that the synapse feeds and changes here.',
      sample: 'into I_dendrite'
    },
    reads: { note: 'What the synapse reads of the target here.', sample: 'reads V_dendrite' }
  },
  sample: 'synapse exp_conductance(weight = 2 nS) into I_dendrite reads V_dendrite',
  example: `
neuron two_compartments {
  input I : pA
  input I_dendrite : pA
  state V = -70 mV
  state V_dendrite = -70 mV
  V' = (-70 mV - V) / 10 ms + (V_dendrite - V) / 5 ms + I / 200 pF
  V_dendrite' = (-70 mV - V_dendrite) / 10 ms + (V - V_dendrite) / 5 ms + I_dendrite / 200 pF
}
population Source : spike_list(times = [5 ms])
population Cell : two_compartments
connect to_soma: Source -> Cell {
  synapse exp_current(weight = 50 pA)
}
connect to_dendrite: Source -> Cell {
  synapse exp_conductance(weight = 2 nS) into I_dendrite reads V_dendrite
}

experiment kick {
  step 0.1 ms
  record V, V_dendrite of Cell
  run 20 ms
  expect last(V_dendrite of Cell) > last(V of Cell)
}
`
};
