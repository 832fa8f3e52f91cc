// `clear`: states begin anew.
import type { StatementKind } from './statement-kind.js';

export const clearStatement: StatementKind = {
  keyword: 'clear',
  title: 'clear',
  nodes: ['Clear'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat', 'LabelBy', 'TestOn'],
  syntax: ['clear state (of POPULATION, …)?'],
  note: 'Gives the states of neurons their initial values again; weights stay.',
  sample: 'clear state of Output',
  example: `
population Output : lif(E_L = -70 mV, V = -70 mV, I_e = 100 pA)

experiment anew {
  step 0.1 ms
  record V of Output
  run 50 ms
  clear state of Output
  run 50 ms
  expect last(V of Output) near value(V of Output, time = 50 ms) within 1e-9 mV
}
`
};
