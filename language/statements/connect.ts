// `connect`: synapses between populations.
import type { StatementKind } from './statement-kind.js';

export const connectStatement: StatementKind = {
  keyword: 'connect',
  title: 'connect',
  nodes: ['Connect'],
  placedIn: ['Program'],
  opens: 'Connect',
  declares: { called: 'a connect statement', colour: 'enumMember', symbol: 'Operator', item: 'Operator' },
  alsoCalled: ['connection', 'project', 'projection', 'synapses'],
  syntax: ['connect (NAME:)? SELECTION, … -> SELECTION, … { … }'],
  note: 'Synapses from some populations to others; one that has a name can be recorded.',
  sample: `
connect exc: E -> E, I {
  synapse exp_current(weight = 50 pA)
  pattern fixed_probability(10 %)
  delay 1.5 ms
}
`,
  example: `
population E[80] : lif(I_e = 300 pA)
population I[20] : lif
connect exc: E -> E, I {
  synapse exp_current(weight = 50 pA)
  pattern fixed_probability(10 %)
  delay 1.5 ms
}

experiment spreads {
  step 0.1 ms
  record spikes of E, I
  run 100 ms
  expect count(E) > 0
}
`,
  snippet: {
    detail: 'synapses between populations',
    lines: [
      'connect ${1:exc}: ${2:E} -> ${3:E} {',
      '  synapse ${4:exp_current}(weight = ${5:50 pA})',
      '  pattern ${6:fixed_probability(10 %)}',
      '  delay ${7:1.5 ms}',
      '}'
    ]
  }
};
