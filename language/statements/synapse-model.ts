// `synapse`: a model of synapses.
import type { StatementKind } from './statement-kind.js';

export const synapseModelStatement: StatementKind = {
  keyword: 'synapse',
  title: 'synapse, a model',
  nodes: ['Model'],
  placedIn: ['Program'],
  opens: 'Model',
  declares: { called: 'a synapse', colour: 'class', symbol: 'Class', item: 'Class' },
  syntax: ['synapse NAME { … }'],
  note: 'A model of synapses: what a spike does, and what is injected into the target neuron.',
  sample: `
synapse my_current {
  param weight : pA
  state J = 0 pA
  J' = -J / 5 ms
  on pre { J += weight }
  inject I = J
}
`,
  example: `
synapse my_current {
  param weight : pA
  state J = 0 pA
  J' = -J / 5 ms
  on pre { J += weight }
  inject I = J
}
population Source[1] : spike_list(times = [5 ms])
population Cell[1] : lif
connect Source -> Cell {
  synapse my_current(weight = 50 pA)
}

experiment kick {
  step 0.1 ms
  record V of Cell
  run 20 ms
  expect last(V of Cell) > value(V of Cell, time = 5 ms)
}
`,
  snippet: {
    detail: 'a model of synapses',
    lines: [
      '/// ${1:Exponential current}.',
      'synapse ${2:my_synapse} {',
      '  param weight : pA',
      '  param tau = ${3:5 ms} positive',
      '  state J = 0 pA',
      "  J' = -J / tau",
      '  on pre { J += weight }',
      '  inject I = J',
      '}'
    ]
  }
};
