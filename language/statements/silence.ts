// `silence`: neurons that nobody hears.
import type { StatementKind } from './statement-kind.js';

export const silenceStatement: StatementKind = {
  keyword: 'silence',
  title: 'silence',
  nodes: ['Silence'],
  placedIn: ['Experiment', 'Sweep', 'Across'],
  alsoCalled: ['mute', 'lesion'],
  syntax: ['silence SELECTION, … (from TIME to TIME)?'],
  note: 'Neurons whose spikes do not leave them, for a while or from where it stands to the end: they fire and reset as ever, but no synapse hears it and nothing is recorded.',
  sample: 'silence E[0..9] from 100 ms to 200 ms',
  example: `
population E[20] : lif(I_e = 300 pA)

experiment lesion {
  step 0.1 ms
  record spikes of E
  silence E[0..9] from 100 ms to 200 ms
  run 200 ms
  expect count(E[0..9], from = 100 ms) == 0
  expect count(E[10..19], from = 100 ms) > 0
}
`
};
