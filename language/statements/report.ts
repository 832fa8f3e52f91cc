// `report`: values that are printed.
import type { StatementKind } from './statement-kind.js';

export const reportStatement: StatementKind = {
  keyword: 'report',
  title: 'report',
  nodes: ['Report'],
  placedIn: ['Experiment', 'Sweep', 'Across'],
  alsoCalled: ['print', 'output'],
  syntax: ['report VALUE, …'],
  note: 'Values that are printed after the run.',
  sample: 'report rate(E), cv_isi(E)',
  example: `
population E[50] : poisson_source(rate = 20 Hz)

experiment table {
  step 0.1 ms
  record spikes of E
  run 1 s
  report rate(E), cv_isi(E)
}
`
};
