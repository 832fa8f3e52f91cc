// `repeat`: statements several times.
import type { StatementKind } from './statement-kind.js';

export const repeatStatement: StatementKind = {
  keyword: 'repeat',
  title: 'repeat',
  nodes: ['Repeat'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat', 'LabelBy', 'TestOn'],
  opens: 'Repeat',
  alsoCalled: ['loop'],
  syntax: ['repeat COUNT { … }', 'repeat until CONDITION at most COUNT { … }'],
  note: 'Goes through its statements several times, or until a condition holds behind a pass.',
  details: 'In the condition `count(E)` is the number of spikes in the pass that just ended.',
  words: {
    until: {
      note: 'The loop ends behind the first pass in which it holds.',
      sample: 'repeat until count(E) >= 5 at most 10'
    },
    at: { note: 'The loop ends behind so many passes, whether the condition holds or not.', sample: 'at most 10' },
    most: { note: 'The loop ends behind so many passes, whether the condition holds or not.', sample: 'at most 10' }
  },
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

param drive = 210 pA
population Driven : lif(tau_m = 20 ms, R = 100 MOhm, E_L = -70 mV, V_th = -50 mV, V_reset = -70 mV, I_e = drive)

experiment until_it_fires {
  step 0.1 ms
  record spikes of Driven
  repeat until count(Driven) >= 2 at most 20 {
    run 100 ms
    set drive = drive + 50 pA
  }
  expect count(Driven) >= 2
}
`
};
