// `pattern`: a pattern of the library.
import type { StatementKind } from './statement-kind.js';

export const patternDeclarationStatement: StatementKind = {
  keyword: 'pattern',
  title: 'pattern, a declaration',
  nodes: ['PatternDecl'],
  placedIn: ['Program'],
  declares: { called: 'a pattern', colour: 'interface', symbol: 'Interface', item: 'Interface' },
  syntax: ['pattern NAME((ARGUMENT, …))? (internal)?'],
  note: 'A pattern of connection, which is part of the simulator: declared in the library alone.',
  details: 'For one of your own write `pattern where CONDITION` in a connection.',
  sample: 'pattern my_pattern(n : 1) internal',
  example: `
pattern my_pattern(n : 1) internal
`,
  exampleFinds: 'misplaced-statement'
};
