// `pattern`: which neurons a connection connects.
import type { StatementKind } from './statement-kind.js';

export const patternStatement: StatementKind = {
  keyword: 'pattern',
  title: 'pattern',
  nodes: ['UsePattern'],
  placedIn: ['Connect'],
  once: "'pattern'",
  syntax: ['pattern MODEL (without NAME, …)?', 'pattern where CONDITION (without NAME, …)?'],
  note: 'Which neurons a connection connects.',
  details:
    '`where` takes a condition on `pre` and `post`, such as `pre.index in 0 .. 4`, or a matrix of 0 and 1 with a row for each source; `without autapses` leaves out synapses of a neuron onto itself, `without multapses` the second synapse of a pair. No pattern means `all_to_all`.',
  sample: 'pattern fixed_probability(10 %)',
  example: `
population Source[100] : spike_list(times = [5 ms])
population Cell[10] : lif_delta(E_L = 0 mV, V_th = 20 mV, V_reset = 0 mV)
connect some: Source -> Cell[0..4] {
  synapse delta(weight = 0.1 mV)
  pattern fixed_probability(10 %)
}
connect own: Source -> Cell[5..9] {
  synapse delta(weight = 1 mV)
  pattern where pre.index == post.index
}

experiment sums {
  step 0.1 ms
  record V of Cell
  run 5.1 ms
  expect last(V of Cell[9]) near 1 mV within 1e-9 mV
}
`
};
