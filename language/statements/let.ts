// `let`: a name for a part of a formula.
import type { StatementKind } from './statement-kind.js';

export const letStatement: StatementKind = {
  keyword: 'let',
  title: 'let',
  nodes: ['Let'],
  placedIn: ['Model', 'Block'],
  declares: { called: 'a let', colour: 'variable', symbol: 'Variable', item: 'Variable' },
  syntax: ['let NAME (: TYPE)? = VALUE'],
  note: 'A name for a part of a formula.',
  details: 'In an event block it has the value of the moment, and is known to the statements behind it.',
  sample: 'let drive = g * (E - V)',
  example: `
neuron driven {
  param E = 20 mV
  param g = 0.1 /ms
  state V = 0 mV
  let drive = g * (E - V)
  V' = drive
}
population Cell : driven

experiment rises {
  step 0.1 ms
  record V of Cell
  run 10 ms
  expect last(V of Cell) near 20 mV * (1 - exp(-1)) within 1e-9 mV
}
`
};
