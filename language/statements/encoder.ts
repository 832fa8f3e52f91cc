// `encoder`: a model of neurons driven by data.
import type { StatementKind } from './statement-kind.js';

export const encoderStatement: StatementKind = {
  keyword: 'encoder',
  title: 'encoder',
  nodes: ['Model'],
  placedIn: ['Program'],
  opens: 'Model',
  declares: { called: 'an encoder', colour: 'class', symbol: 'Class', item: 'Class' },
  syntax: ['encoder NAME { … }', 'encoder NAME = MODEL'],
  note: 'A model of neurons that are driven by data instead of synapses. Behind a `=`, another one with some of its parameters given.',
  sample: `
encoder my_rate {
  param max_rate = 100 Hz
  input x : 1
  spike with rate x * max_rate
}
`,
  example: `
encoder my_rate {
  param max_rate = 100 Hz
  input x : 1
  spike with rate x * max_rate
}
population Retina[100] : my_rate reads 0.5

experiment half_the_rate {
  step 0.1 ms
  record spikes of Retina
  run 2 s
  expect rate(Retina) near 50 Hz within 2.5 Hz
}
`
};
