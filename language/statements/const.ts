// `const`: a value that nobody changes.
import type { StatementKind } from './statement-kind.js';

export const constStatement: StatementKind = {
  keyword: 'const',
  title: 'const',
  nodes: ['Const'],
  placedIn: ['Program', 'Model'],
  declares: { called: 'a constant', colour: 'variable', symbol: 'Constant', item: 'Constant' },
  alsoCalled: ['constant', 'define'],
  syntax: ['const NAME (: TYPE)? = VALUE', 'const NAME (: TYPE)? internal'],
  note: 'A named value that nobody changes.',
  details: '`internal` stands for what is part of the simulator, in the library alone.',
  sample: 'const J = 0.1 mV',
  example: `
const J = 0.1 mV
population Source[10] : spike_list(times = [5 ms])
population Cell : lif_delta(E_L = 0 mV, V_th = 20 mV, V_reset = 0 mV)
connect Source -> Cell {
  synapse delta(weight = J)
}

experiment sums {
  step 0.1 ms
  record V of Cell
  run 5.1 ms
  expect last(V of Cell) near 10 * J within 1e-9 mV
}
`
};
