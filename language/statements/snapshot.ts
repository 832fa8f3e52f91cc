// `snapshot`: the network as it is.
import type { StatementKind } from './statement-kind.js';

export const snapshotStatement: StatementKind = {
  keyword: 'snapshot',
  title: 'snapshot',
  nodes: ['Snapshot'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat'],
  alsoCalled: ['checkpoint', 'store'],
  syntax: ['snapshot NAME'],
  note: 'Keeps the network as it is at this time, for `restore`.',
  sample: 'snapshot trained',
  example: `
population Cell : lif(I_e = 300 pA)

experiment twice {
  step 0.1 ms
  record V of Cell
  run 45 ms
  snapshot trained
  run 30 ms
  restore trained
  run 30 ms
  expect last(V of Cell) near value(V of Cell, time = 75 ms) within 1e-9 mV
}
`
};
