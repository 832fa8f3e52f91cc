// `run`: time that is simulated.
import type { StatementKind } from './statement-kind.js';

export const runStatement: StatementKind = {
  keyword: 'run',
  title: 'run',
  nodes: ['Run'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat', 'LabelBy', 'TestOn'],
  alsoCalled: ['simulate'],
  syntax: ['run DURATION'],
  note: 'Simulates for a while.',
  sample: 'run 200 ms',
  example: `
population Cell[2] : lif(I_e = 300 pA)

experiment quick {
  step 0.1 ms
  record spikes of Cell
  run 200 ms
  expect count(Cell) > 0
}
`
};
