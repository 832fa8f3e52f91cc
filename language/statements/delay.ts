// `delay`: how long a spike travels.
import type { StatementKind } from './statement-kind.js';

export const delayStatement: StatementKind = {
  keyword: 'delay',
  title: 'delay',
  nodes: ['Delay'],
  placedIn: ['Connect'],
  once: "'delay'",
  alsoCalled: ['latency'],
  syntax: ['delay (axonal | dendritic)? DURATION', 'delay axonal DURATION dendritic DURATION'],
  note: 'How long a spike travels; whole steps, at least one.',
  details:
    'Without `delay` it is one step. A plastic connection says on which side of the synapse the delay lies, `axonal` (before it), `dendritic` (behind it, and the way of post spikes back to it), or how much on either. A synapse that injects all the time reads the source as it was the delay before.',
  sample: 'delay 1.5 ms',
  example: `
population Source : spike_list(times = [5 ms])
population Cell : lif_delta(E_L = 0 mV, V_th = 20 mV, V_reset = 0 mV)
connect Source -> Cell {
  synapse delta(weight = 1 mV)
  delay 1.5 ms
}

experiment arrives {
  step 0.1 ms
  record V of Cell
  run 10 ms
  expect value(V of Cell, time = 6.4 ms) == 0 mV
  expect value(V of Cell, time = 6.5 ms) near 1 mV within 1e-9 mV
}
`
};
