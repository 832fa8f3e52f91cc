// `state`: what changes in time.
import type { StatementKind } from './statement-kind.js';

export const stateStatement: StatementKind = {
  keyword: 'state',
  title: 'state',
  nodes: ['State'],
  placedIn: ['Model'],
  declares: { called: 'a state', colour: 'property', symbol: 'Field', item: 'Field' },
  alsoCalled: ['var', 'variable'],
  syntax: ['state NAME (: TYPE)? (= VALUE)? (persistent)?'],
  note: 'What changes in time, with its initial value, which says its dimension.',
  details:
    'A type is for what the value does not say: the unit of a bare 0, `state w : pA = 0`, and in a rule for any weight `state x : dimension of weight = 0`. A state has an equation, or changes in events alone. A population may give its neurons other initial values: `leaky(V = uniform(-70 mV, -60 mV))`.',
  words: {
    persistent: {
      note: 'Of neurons: what is learnt. It stays when states are cleared, and while the population is frozen.',
      sample: 'state threshold = 20 mV persistent'
    }
  },
  sample: 'state V = -70 mV',
  example: `
neuron leaky {
  state V = -70 mV
  V' = (-60 mV - V) / 10 ms
}
population Cell : leaky

experiment relaxes {
  step 0.1 ms
  record V of Cell
  run 10 ms
  expect last(V of Cell) near -60 mV - 10 mV * exp(-1) within 1e-9 mV
}
`
};
