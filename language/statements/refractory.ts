// `refractory`: how long a neuron does not fire again.
import type { StatementKind } from './statement-kind.js';

export const refractoryStatement: StatementKind = {
  keyword: 'refractory',
  title: 'refractory',
  nodes: ['Refractory'],
  placedIn: ['Model'],
  once: "'refractory'",
  models: { kinds: ['neuron', 'encoder'], called: 'A refractory time' },
  syntax: ['refractory DURATION (holds STATE, …)?'],
  note: 'How long after a spike a neuron does not fire again, and which states are held meanwhile.',
  details:
    'It may depend on states, and may be drawn: `refractory exponential(2 ms)` is another time after each spike.',
  sample: 'refractory 2 ms holds V',
  example: `
neuron clock {
  state V = 0 mV
  V' = 1 mV / 1 ms
  spike when V >= 7.95 mV
  on spike { V = 0 mV }
  refractory 2 ms holds V
}
population Cell : clock

experiment intervals {
  step 0.1 ms
  record spikes of Cell
  run 50 ms
  expect times(Cell)[1] - times(Cell)[0] near 10 ms within 1e-9 ms
}
`
};
