// `import`: what another file declares.
import type { StatementKind } from './statement-kind.js';

export const importStatement: StatementKind = {
  keyword: 'import',
  title: 'import',
  nodes: ['Import'],
  placedIn: ['Program'],
  syntax: ['import FILE'],
  note: 'Makes what another file declares visible here, except its experiments.',
  sample: 'import "cells.snn"',
  example: `
import "cells.snn"
population Cell[2] : integrator

experiment quick {
  step 0.1 ms
  record V of Cell
  run 10 ms
  expect last(V of Cell) near 3 mV within 1e-9 mV
}
`,
  files: {
    'cells.snn': `
neuron integrator {
  state V = 3 mV
}
`
  }
};
