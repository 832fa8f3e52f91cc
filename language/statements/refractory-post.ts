// `refractory`: what makes the target refractory.
import type { StatementKind } from './statement-kind.js';

export const refractoryPostStatement: StatementKind = {
  keyword: 'refractory',
  title: 'refractory post',
  nodes: ['Hold'],
  placedIn: ['Block'],
  syntax: ['refractory post for DURATION'],
  note: 'Makes the postsynaptic neuron refractory, in `on pre` of a synapse.',
  sample: 'refractory post for 5 ms',
  example: `
synapse stop {
  on pre { refractory post for 5 ms }
}
population Source : spike_list(times = [10 ms])
population Cell[2] : lif(I_e = 500 pA)
connect Source -> Cell[0] {
  synapse stop
}

experiment stopped {
  step 0.1 ms
  record spikes of Cell
  run 100 ms
  expect times(Cell[0])[0] > times(Cell[1])[0]
}
`
};
