// `repeat`: statements several times.
import type { StatementKind } from './statement-kind.js';

export const repeatStatement: StatementKind = {
  keyword: 'repeat',
  title: 'repeat',
  nodes: ['Repeat'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat'],
  opens: 'Repeat',
  alsoCalled: ['loop'],
  syntax: ['repeat COUNT { … }'],
  note: 'Goes through its statements several times.',
  sample: `
repeat 10 {
  run 100 ms
  clear state
}
`,
  example: `
population Cell[2] : lif(I_e = 300 pA)

experiment trials {
  step 0.1 ms
  record spikes of Cell
  repeat 10 {
    run 100 ms
    clear state
  }
  expect count(Cell[0], to = 100 ms) == count(Cell[0], from = 900 ms, to = 1 s)
}
`
};
