// `spike`: when a neuron sends a spike.
import type { StatementKind } from './statement-kind.js';

export const spikeStatement: StatementKind = {
  keyword: 'spike',
  title: 'spike',
  nodes: ['SpikeWhen', 'SpikeRate', 'SpikeCount', 'SpikeAt'],
  placedIn: ['Model'],
  once: "'spike' rule",
  models: { kinds: ['neuron', 'encoder'], called: 'A spike rule' },
  syntax: [
    'spike when CONDITION',
    'spike with rate VALUE',
    'spike count VALUE',
    'spike at TIME (every DURATION)? (when CONDITION)?'
  ],
  note: 'When a neuron sends a spike.',
  details:
    '`when` asks at the end of each step; `with rate` fires at random, at most once a step; `count` is how many spikes a step has; `at` names times. In an encoder times may be drawn: `every normal(20 ms, 2 ms)` draws each interval anew.',
  words: {
    crosses: {
      note: 'Comes from below: at or above now, and not at the end of the last step.',
      sample: 'spike when V crosses V_th'
    }
  },
  sample: 'spike when V >= V_th',
  example: `
neuron counter {
  param V_th = 15 mV
  state V = 0 mV
  V' = 1 mV / 1 ms
  spike when V >= V_th
  on spike { V = 0 mV }
}
population Cell : counter

experiment intervals {
  step 0.1 ms
  record spikes of Cell
  run 50 ms
  expect count(Cell) == 3
}
`
};
