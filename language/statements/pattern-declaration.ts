// `pattern`: a pattern of the library, or one of them with arguments.
import type { StatementKind } from './statement-kind.js';

export const patternDeclarationStatement: StatementKind = {
  keyword: 'pattern',
  title: 'pattern, a declaration',
  nodes: ['PatternDecl'],
  placedIn: ['Program'],
  declares: { called: 'a pattern', colour: 'interface', symbol: 'Interface', item: 'Interface' },
  syntax: ['pattern NAME = MODEL', 'pattern NAME((ARGUMENT, …))? (internal)?'],
  note: 'A pattern of connection with some of its arguments given, for several connections.',
  details:
    'What a connection gives besides is added or replaces it. For one of your own write `pattern where CONDITION` in a connection; those with `internal` are part of the simulator and declared in the library alone.',
  sample: 'pattern sparse = fixed_probability(2 %)',
  example: `
pattern sparse = fixed_probability(2 %)
population E[800], I[200] : lif(I_e = 300 pA)
connect exc: E -> E, I {
  synapse exp_current(weight = 5 pA)
  pattern sparse
}
connect inh: I -> E {
  synapse exp_current(weight = -20 pA)
  pattern sparse(p = 10 %)
}

experiment spikes {
  step 0.1 ms
  record spikes of E
  run 100 ms
  expect count(E) > 0
}
`
};
