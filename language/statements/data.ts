// `data`: samples from files.
import type { StatementKind } from './statement-kind.js';

export const dataStatement: StatementKind = {
  keyword: 'data',
  title: 'data',
  nodes: ['Data'],
  placedIn: ['Program'],
  declares: { called: 'a data set', colour: 'variable', symbol: 'File', item: 'File' },
  alsoCalled: ['dataset'],
  syntax: ['data NAME = FUNCTION(FILE)'],
  note: 'Samples from files: a table, images, an array, pictures, sound, recorded events. Columns of a table are lists, and the whole is a matrix; `NAME.train` and `NAME.test` are its parts, `NAME.label` the classes.',
  sample: 'data net = table("connections.csv")',
  example: `
data net = table("connections.csv")
population Source[3] : spike_list(times = [5 ms])
population Cell[2] : lif_delta(E_L = 0 mV, V_th = 20 mV, V_reset = 0 mV)
connect Source -> Cell {
  synapse delta(weight = net.weight * 1 mV)
  pattern list(pre = net.pre, post = net.post)
}

experiment sums {
  step 0.1 ms
  record V of Cell
  run 5.1 ms
  expect last(V of Cell[0]) near 4 mV within 1e-9 mV
}
`,
  files: {
    'connections.csv': `
pre,post,weight
0,0,1.5
1,0,2.5
2,1,4
`
  }
};
