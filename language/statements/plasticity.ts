// `plasticity`: the rule of a connection.
import type { StatementKind } from './statement-kind.js';

export const plasticityStatement: StatementKind = {
  keyword: 'plasticity',
  title: 'plasticity',
  nodes: ['UsePlasticity'],
  placedIn: ['Connect'],
  syntax: ['plasticity MODEL (into VARIABLE, …)? (reads VARIABLE, …)?'],
  note: 'A rule that changes the weights of a connection.',
  details:
    'Several rules change one weight: their events act in the order in which they are written, and what their equations of the weight say is added. `reads` and `into` choose other variables of the target than those that the head of the rule names.',
  sample: 'plasticity stdp(w_max = 1 nS)',
  example: `
population Source : spike_list(times = [10 ms, 40 ms])
population Cell : lif_cond(I_e = 600 pA)
connect plastic: Source -> Cell {
  synapse exp_conductance(weight = 0.5 nS)
  delay dendritic 0.1 ms
  plasticity stdp(w_max = 1 nS)
}

experiment learns {
  step 0.1 ms
  record weight of plastic every 1 ms
  run 100 ms
  expect last(weight of plastic) != 0.5 nS
}
`
};
