// `function`: a formula with arguments.
import type { StatementKind } from './statement-kind.js';

export const functionStatement: StatementKind = {
  keyword: 'function',
  title: 'function',
  nodes: ['FunctionDecl'],
  placedIn: ['Program', 'Model'],
  declares: { called: 'a function', colour: 'function', symbol: 'Function', item: 'Function' },
  alsoCalled: ['func', 'def'],
  syntax: ['function NAME(ARGUMENT, …) (: TYPE)? = VALUE', 'function NAME(ARGUMENT, …) (: TYPE)? internal'],
  note: 'A named formula with arguments.',
  details:
    'An argument may have a type and a value that holds where it is left out. `internal` stands for what is part of the simulator, in the library alone.',
  sample: 'function drive(eta) : Hz = eta * 20 mV / (0.1 mV * 20 ms)',
  example: `
function drive(eta) : Hz = eta * 20 mV / (0.1 mV * 20 ms)
population Source[1000] : poisson_source(rate = drive(0.001))

experiment rates {
  step 0.1 ms
  record spikes of Source
  run 2 s
  expect rate(Source) near 10 Hz within 0.5 Hz
}
`
};
