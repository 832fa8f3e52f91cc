// `step`: the step of the time grid.
import type { StatementKind } from './statement-kind.js';

export const stepStatement: StatementKind = {
  keyword: 'step',
  title: 'step',
  nodes: ['Step'],
  placedIn: ['Experiment', 'Sweep', 'Across'],
  once: "'step'",
  alsoCalled: ['dt', 'timestep'],
  syntax: ['step DURATION'],
  note: 'The step of the time grid.',
  sample: 'step 0.1 ms',
  example: `
population Cell[2] : lif(I_e = 300 pA)

experiment quick {
  step 0.1 ms
  record spikes of Cell
  run 100 ms
  expect count(Cell) > 0
}
`
};
