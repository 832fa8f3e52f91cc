// An assignment: a new value in an event.
import type { StatementKind } from './statement-kind.js';

export const assignmentStatement: StatementKind = {
  title: 'An assignment',
  nodes: ['Assignment'],
  placedIn: ['Block'],
  syntax: ['STATE = VALUE', 'STATE += VALUE', 'post.STATE += VALUE', 'post.STATE = VALUE'],
  note: 'A new value of a state, at the moment of an event; `-=`, `*=` and `/=` are alike.',
  details:
    'A synapse may add to states of its target, `post.V += weight`, and set or scale them, `post.V = V_reset`, `post.g *= 0.5`; a rule changes `weight`. What is added is summed; what is set acts on arrival, before that, one spike after the other.',
  sample: 'w += b',
  example: `
neuron adapting {
  param b = 2 mV
  state V = 0 mV
  state w = 0 mV
  V' = 1 mV / 1 ms
  spike when V >= 10 mV
  on spike {
    V = 0 mV
    w += b
  }
}
population Cell : adapting

experiment two_spikes {
  step 0.1 ms
  record V, w of Cell
  run 25 ms
  expect last(w of Cell) near 4 mV within 1e-9 mV
}
`
};
