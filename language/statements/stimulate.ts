// `stimulate`: a current into neurons.
import type { StatementKind } from './statement-kind.js';

export const stimulateStatement: StatementKind = {
  keyword: 'stimulate',
  title: 'stimulate',
  nodes: ['Stimulate'],
  placedIn: ['Experiment', 'Sweep', 'Across'],
  alsoCalled: ['apply'],
  syntax: ['stimulate (INPUT of)? SELECTION, … with VALUE (from TIME to TIME)?'],
  note: 'A current into neurons, for a while or from where it stands to the end; it may change with `t`.',
  details:
    'A list gives each neuron its own: `stimulate C with [100 pA, 200 pA]`. Recorded signals are values at equal distances in time: ' +
    '`sampled(data.current * 1 pA, every = 0.1 ms, end = "hold")`. Of neurons with several inputs it says which: ' +
    '`stimulate I_dendrite of Cell with 100 pA`.',
  sample: 'stimulate E[0..9] with 100 pA from 10 ms to 50 ms',
  example: `
population E[20] : lif(E_L = -70 mV, V = -70 mV)

experiment pulse {
  step 0.1 ms
  record V of E
  stimulate E[0..9] with 100 pA from 10 ms to 50 ms
  run 50 ms
  expect last(V of E[0]) > last(V of E[10])
}
`
};
