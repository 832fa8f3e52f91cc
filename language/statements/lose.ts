// `lose`: spikes that do not arrive.
import type { StatementKind } from './statement-kind.js';

export const loseStatement: StatementKind = {
  keyword: 'lose',
  title: 'lose',
  nodes: ['Lose'],
  placedIn: ['Connect'],
  once: "'lose'",
  alsoCalled: ['drop', 'loss'],
  syntax: ['lose SHARE (per source)?', 'lose COUNT spikes per presentation', 'lose 1 spike per presentation'],
  note: 'The share of spikes that are lost on the way, at random, or how many of each presentation.',
  details:
    'A share is 40 % or 0.4, which are the same. Each synapse loses spikes by itself; with `per source` a spike is lost for all synapses of its neuron together. `lose 2 spikes per presentation` loses so many of all spikes of each presentation, each for all synapses of its neuron, and none between presentations. What is lost does nothing at the synapse: it sends nothing, and no rule hears of it.',
  sample: 'lose 1 %',
  example: `
population Source : spike_list(times = [5 ms, 10 ms, 15 ms])
population Cell[1000] : lif_delta(E_L = 0 mV, V_th = 1 mV, V_reset = 0 mV)
connect Source -> Cell {
  synapse delta(weight = 2 mV)
  lose 1 %
}

experiment some_arrive {
  step 0.1 ms
  record spikes of Cell
  run 20 ms
  expect count(Cell) in 2940 .. 2999
}
`
};
