// `each`: what is computed in each step.
import type { StatementKind } from './statement-kind.js';

export const eachStatement: StatementKind = {
  keyword: 'each',
  title: 'each',
  nodes: ['EachStep'],
  placedIn: ['Model'],
  opens: 'Block',
  once: "'each step'",
  models: { kinds: ['neuron', 'encoder'], called: "'each step'" },
  syntax: ['each step { … }'],
  note: 'What is computed in each step before spikes arrive, one assignment after the other: for models in steps instead of equations.',
  details: 'What is drawn there is drawn anew in each step and for each neuron.',
  sample: 'each step { V = 0.9 * V + I }',
  example: `
neuron discrete {
  input I : 1
  state V = 1
  each step { V = 0.9 * V + I }
}
population Cell : discrete

experiment ten_steps {
  step 1 ms
  record V of Cell
  run 10 ms
  expect last(V of Cell) near 0.9^10 within 1e-12
}
`
};
