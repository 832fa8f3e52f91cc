// `restore`: the network as it was.
import type { StatementKind } from './statement-kind.js';

export const restoreStatement: StatementKind = {
  keyword: 'restore',
  title: 'restore',
  nodes: ['Restore'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat'],

  syntax: ['restore NAME'],
  note: 'Makes the network what it was at a snapshot, its `t` and random numbers included; the time of what is recorded goes on.',
  sample: 'restore trained',
  example: `
population Source[10] : poisson_source(rate = 20 Hz)

experiment same_again {
  step 0.1 ms
  record spikes of Source
  snapshot trained
  run 500 ms
  restore trained
  run 500 ms
  expect count(Source, to = 500 ms) == count(Source, from = 500 ms)
}
`
};
